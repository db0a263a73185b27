//! Calls in both directions of one connection, as NFSv4.1 has them (RFC 8881 section 2.10.3.1).

use futures_util::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::Notify;
use xdr_rpc::{CallError, Channel, Context, Never, Server, rpc_program};

/// What the server serves.
#[rpc_program(id = 0x2000_0091, version = 1)]
trait Front {
    /// Asks the caller to double a number, and answers with that.
    #[procedure(1)]
    async fn have_doubled(&self, cx: &Context, number: u32) -> i64;

    /// Asks the caller for something that takes for ever.
    #[procedure(2)]
    async fn have_waited(&self, cx: &Context) -> u32;
}

/// What the client serves.
#[rpc_program(id = 0x2000_0092, version = 1)]
trait Back {
    #[procedure(1)]
    async fn double(&self, number: u32) -> u64;

    #[procedure(2)]
    async fn wait(&self) -> u32;
}

#[derive(Clone, Default)]
struct FrontDesk {
    waiting: Arc<Notify>,
    given_up: Arc<AtomicU32>,
}

/// Counts when a handler is dropped.
struct Dropped(Arc<AtomicU32>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Front for FrontDesk {
    async fn have_doubled(&self, cx: &Context, number: u32) -> i64 {
        match BackClient::new(cx.channel()).double(number).await {
            Ok(doubled) => doubled as i64,
            Err(_) => -1,
        }
    }

    async fn have_waited(&self, cx: &Context) -> u32 {
        let _dropped = Dropped(Arc::clone(&self.given_up));
        self.waiting.notify_one();
        let answer: Result<u32, CallError<Never>> = BackClient::new(cx.channel()).wait().await;
        u32::from(answer.is_ok())
    }
}

/// Doubles, and adds a number of its own, so that nobody takes one client's answer for another's.
struct BackOffice(u64);

impl Back for BackOffice {
    async fn double(&self, number: u32) -> u64 {
        tokio::task::yield_now().await;
        2 * u64::from(number) + self.0
    }

    async fn wait(&self) -> u32 {
        std::future::pending().await
    }
}

async fn start(desk: FrontDesk) -> Server {
    Server::builder()
        .serve(FrontServer::new(desk))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap()
}

async fn connect(server: &Server, own: u64) -> FrontClient {
    let channel = Channel::builder()
        .endpoint(&server.endpoints()[0])
        .serve(BackServer::new(BackOffice(own)))
        .connect();
    FrontClient::new(channel.await.unwrap())
}

#[tokio::test]
async fn a_handler_calls_its_caller_and_waits_for_the_answer() {
    let server = start(FrontDesk::default()).await;
    let client = connect(&server, 0).await;
    assert_eq!(client.have_doubled(21).await.unwrap(), 42);
}

#[tokio::test]
async fn each_client_is_asked_over_its_own_connection() {
    let server = start(FrontDesk::default()).await;
    let mut clients = Vec::new();
    for own in 0..8 {
        clients.push((own, connect(&server, own * 1_000_000).await));
    }
    let calls = clients.iter().flat_map(|(own, client)| {
        (0..50).map(move |number| async move {
            let answer = client.have_doubled(number).await.unwrap();
            assert_eq!(answer, 2 * i64::from(number) + *own as i64 * 1_000_000);
        })
    });
    join_all(calls).await;
}

#[tokio::test]
async fn a_client_that_serves_nothing_says_so() {
    let server = start(FrontDesk::default()).await;
    let client = FrontClient::connect(&server.endpoints()[0]).await.unwrap();
    assert_eq!(client.have_doubled(21).await.unwrap(), -1);
}

/// A caller that is gone in the middle of a call back: the call back ends, and so does the handler.
#[tokio::test]
async fn a_connection_that_ends_during_a_call_back_ends_both_calls() {
    let desk = FrontDesk::default();
    let server = start(desk.clone()).await;
    for round in 1..=20 {
        let client = connect(&server, 0).await;
        let call = tokio::spawn(async move { client.have_waited().await });
        desk.waiting.notified().await;
        call.abort();
        while server.connections() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        assert_eq!(desk.given_up.load(Ordering::Relaxed), round);
    }
    let client = connect(&server, 5).await;
    assert_eq!(client.have_doubled(1).await.unwrap(), 7);
}
