//! Calls that are small ask a server's allocator for nothing once what they use is there, and a client's
//! for a read buffer now and then. Client and server have a thread each, for the allocator counts by thread.

#[allow(dead_code, reason = "only requests count here")]
#[path = "../memory/allocator.rs"]
mod allocator;

use allocator::{Usage, measure};
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread::{JoinHandle, spawn};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use xdr_rpc::{Server, rpc_program};

#[rpc_program(id = 0x2000_0098, version = 1)]
trait Small {
    #[procedure(1)]
    async fn echo(&self, data: [u8; 64]) -> [u8; 64];
    /// Its argument is lent from the record.
    #[procedure(2)]
    async fn length(&self, #[xdr(max = 64)] text: &str) -> u32;
    /// Its handler waits once.
    #[procedure(3)]
    async fn turn(&self) -> u32;
}

struct Service;

impl Small for Service {
    async fn echo(&self, data: [u8; 64]) -> [u8; 64] {
        data
    }

    async fn length(&self, text: &str) -> u32 {
        text.len() as u32
    }

    async fn turn(&self) -> u32 {
        tokio::task::yield_now().await;
        3
    }
}

#[derive(Debug, Clone, Copy)]
enum What {
    Echo,
    Length,
    Turn,
}

/// So many calls at a time, and so many times.
const TIMES: usize = 2_000;

/// Growing tables, and timers that are armed again, may ask once in a while.
const FEW: usize = 20;

/// A client needs a new read buffer where the task that called has not looked at the reply in the last
/// one yet; each takes many replies.
const CALLS_OF_A_BUFFER: usize = 8;

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A server on a thread of its own, which says what was asked for between two moments.
struct Side {
    address: SocketAddr,
    begin: oneshot::Sender<()>,
    end: oneshot::Sender<()>,
    thread: JoinHandle<Usage>,
}

fn serve() -> Side {
    let (tell, told) = mpsc::channel();
    let (begin, begins) = oneshot::channel();
    let (end, ends) = oneshot::channel();
    let thread = spawn(move || {
        let runtime = runtime();
        let _server = runtime.block_on(async {
            let server = Server::builder()
                .serve(SmallServer::new(Service))
                .listen("tcp://127.0.0.1:0")
                .start()
                .await
                .unwrap();
            tell.send(server.endpoints()[0].to_string()).unwrap();
            begins.await.unwrap();
            server
        });
        let (ended, usage) = measure(|| runtime.block_on(ends));
        ended.unwrap();
        usage
    });
    let endpoint = told.recv().unwrap();
    Side {
        address: endpoint.trim_start_matches("tcp://").parse().unwrap(),
        begin,
        end,
        thread,
    }
}

async fn call(client: &SmallClient, what: What) {
    match what {
        What::Echo => assert_eq!(client.echo([7; 64]).await.unwrap(), [7; 64]),
        What::Length => assert_eq!(client.length("four").await.unwrap(), 4),
        What::Turn => assert_eq!(client.turn().await.unwrap(), 3),
    }
}

/// Tasks that call in turn, whose own memory is there before anything counts: each goes on by one round
/// of calls whenever all have had theirs.
async fn rounds(client: SmallClient, what: What, times: usize, at_once: usize) {
    let lanes = (0..at_once).map(|_| {
        let client = client.clone();
        async move {
            for _ in 0..times {
                call(&client, what).await;
            }
        }
    });
    futures_util::future::join_all(lanes).await;
}

/// What was asked for on the server and on the client by `TIMES` calls of each of `at_once` lanes.
fn requests(what: What, at_once: usize) -> (usize, usize) {
    let side = serve();
    let runtime = runtime();
    let endpoint = format!("tcp://{}", side.address);
    let client = runtime.block_on(async { SmallClient::connect(&endpoint).await.unwrap() });
    runtime.block_on(rounds(client.clone(), what, TIMES, at_once));
    side.begin.send(()).unwrap();
    // The lanes are made within: a few for each of them.
    let ((), client_usage) = measure(|| runtime.block_on(rounds(client, what, TIMES, at_once)));
    side.end.send(()).unwrap();
    (side.thread.join().unwrap().requests, client_usage.requests)
}

fn expect_few(what: What, at_once: usize) {
    let (server, client) = requests(what, at_once);
    let calls = TIMES * at_once;
    assert!(
        server <= FEW,
        "{calls} calls of {what:?}, {at_once} at a time: the server asked {server} times"
    );
    let lanes = FEW + 4 * at_once + 2 * calls / CALLS_OF_A_BUFFER;
    assert!(
        client <= lanes,
        "{calls} calls of {what:?}, {at_once} at a time: the client asked {client} times"
    );
}

#[test]
fn one_small_call_at_a_time_asks_for_nothing() {
    expect_few(What::Echo, 1);
    expect_few(What::Length, 1);
}

#[test]
fn many_small_calls_at_a_time_ask_for_nothing() {
    expect_few(What::Echo, 64);
    expect_few(What::Length, 64);
}

/// A handler that waits has a place of its own in the set of those that run: more than nothing, but the
/// same few for each.
#[test]
fn calls_whose_handlers_wait_ask_for_little() {
    let (server, client) = requests(What::Turn, 1);
    assert!(
        (TIMES..=3 * TIMES).contains(&server),
        "{TIMES} calls: the server asked {server} times"
    );
    assert!(client <= TIMES, "the client asked {client} times");
}
