//! Calls from the server to its clients, over their own connections.

use super::raw::{Peer, record, words};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;
use xdr_rpc::{CallError, Channel, Context, Server, rpc_program};

/// What a client serves.
#[rpc_program(id = 0x4000_0079, version = 1)]
pub trait Badge {
    /// The client's own number, and what it was asked.
    #[procedure(1)]
    async fn show(&self, question: u32) -> [u32; 2];
}

#[rpc_program(id = 0x2000_0079, version = 1)]
pub trait Gate {
    /// Asks the caller for its badge, and answers what it shows.
    #[procedure(1)]
    async fn pass(&self, cx: &Context, question: u32) -> [u32; 2];
}

/// The number of the client.
struct Number(u32);

impl Badge for Number {
    async fn show(&self, question: u32) -> [u32; 2] {
        [self.0, question]
    }
}

#[derive(Default)]
struct Keeper {
    /// Handlers that run.
    running: AtomicU32,
}

struct Running<'a>(&'a AtomicU32);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

impl Gate for Keeper {
    async fn pass(&self, cx: &Context, question: u32) -> [u32; 2] {
        self.running.fetch_add(1, Relaxed);
        let _running = Running(&self.running);
        let badge = BadgeClient::new(cx.channel());
        match badge.show(question).await {
            Ok(answer) => answer,
            Err(CallError::Disconnected(_)) => [0, 0],
            Err(error) => panic!("{error}"),
        }
    }
}

async fn start() -> (Server, String, Arc<Keeper>) {
    let keeper = Arc::new(Keeper::default());
    let server = Server::builder()
        .serve(GateServer::from_arc(Arc::clone(&keeper)))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let endpoint = server.endpoints()[0].to_string();
    (server, endpoint, keeper)
}

/// The client goes away when it is asked: before it answers, in the middle of its answer, and with an
/// answer that is none. Nobody else notices.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_leaves_while_it_is_asked_leaves_nothing_behind() {
    let (server, endpoint, keeper) = start().await;
    let channel = Channel::builder()
        .endpoint(&endpoint)
        .serve(BadgeServer::new(Number(7)))
        .connect()
        .await
        .unwrap();
    let bystander = GateClient::new(channel);
    for n in 0..200_usize {
        let endpoint = endpoint.clone();
        let leaving = tokio::task::spawn_blocking(move || {
            let mut peer = Peer::connect(&endpoint);
            peer.send(&record(&words(&[
                5,
                0,
                2,
                0x2000_0079,
                1,
                1,
                0,
                0,
                0,
                0,
                9,
            ])));
            // The call back: CALL, RPC version 2, the client's program, the question.
            let call = peer.reply();
            assert_eq!(call[4..24], words(&[0, 2, 0x4000_0079, 1, 1]));
            assert_eq!(call[40..], words(&[9]));
            let xid = u32::from_be_bytes(call[..4].try_into().unwrap());
            let answer = record(&words(&[xid, 1, 0, 0, 0, 0, 3, 9]));
            peer.send(&answer[..n % answer.len()]);
            if n % 2 == 0 {
                peer.0.set_linger(Some(Duration::ZERO)).unwrap();
            }
        });
        assert_eq!(bystander.pass(1).await.unwrap(), [7, 1]);
        leaving.await.unwrap();
    }
    for _ in 0..2000 {
        if server.connections() == 1 && keeper.running.load(Relaxed) == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(server.connections(), 1, "connections stay");
    assert_eq!(keeper.running.load(Relaxed), 0, "handlers run on");
    assert_eq!(bystander.pass(2).await.unwrap(), [7, 2]);
}
