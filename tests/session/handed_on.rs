//! Programs by hand, which may give a call to another task.

use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::time::timeout;
use xdr_rpc::xdr::Plain;
use xdr_rpc::xdr::schema::Schema;
use xdr_rpc::{Fault, IncomingCall, Interface, Procedure, Program, Server, ServerLimits, Target};

static INTERFACE: Interface = Interface::new(7, 1, "Handed", "", &[HAND], &[]);
const HAND: Procedure = Procedure::new(
    Target::new(7, 1, 1),
    "hand",
    "",
    || Schema::Void,
    || Schema::Void,
);

/// Gives each call to whoever is behind the channel.
struct Hands(UnboundedSender<IncomingCall>);

impl Program for Hands {
    fn interface(&self) -> &'static Interface {
        &INTERFACE
    }

    fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static {
        self.0.send(call).unwrap();
        std::future::ready(())
    }
}

fn start(limits: ServerLimits) -> (Server, UnboundedReceiver<IncomingCall>) {
    let (sender, calls) = mpsc::unbounded_channel();
    let server = Server::builder().serve(Hands(sender)).limits(limits);
    (server.start_unbound().unwrap(), calls)
}

/// A call with so many bytes of arguments.
fn call(xid: u32, arguments: u32) -> Vec<u8> {
    let words = [
        0x8000_0000 | (40 + arguments),
        xid,
        0,
        2,
        7,
        1,
        1,
        0,
        0,
        0,
        0,
    ];
    let mut bytes: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    bytes.resize(bytes.len() + arguments as usize, 0);
    bytes
}

/// Room is there when a call is dropped, which may be long after its answer. Nobody told the connection.
#[tokio::test(start_paused = true)]
async fn a_connection_goes_on_when_a_call_is_dropped_elsewhere() {
    let mut limits = ServerLimits::default();
    limits.max_in_flight_bytes = 1;
    let (server, mut calls) = start(limits);
    let (mut near, far) = duplex(1 << 16);
    server.attach(far);
    near.write_all(&[call(1, 600), call(2, 600)].concat())
        .await
        .unwrap();
    let first = calls.recv().await.unwrap();
    first.reply::<(), Plain>(&());
    // By then the connection is at rest.
    let later = Duration::from_secs(10);
    timeout(later, calls.recv()).await.unwrap_err();
    drop(first);
    let second = timeout(later, calls.recv()).await.unwrap().unwrap();
    assert_eq!(second.context().xid(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_one_answer_however_often_it_is_given_one() {
    let (server, mut calls) = start(ServerLimits::default());
    let (mut near, far) = duplex(1 << 16);
    server.attach(far);
    near.write_all(&call(1, 0)).await.unwrap();
    let first = calls.recv().await.unwrap();
    first.fault(Fault::SystemError);
    first.reply::<(), Plain>(&());
    first.fault(Fault::GarbageArguments);
    drop(first);
    near.shutdown().await.unwrap();
    let mut replies = Vec::new();
    near.read_to_end(&mut replies).await.unwrap();
    // SYSTEM_ERR is 5 (RFC 5531 section 9).
    let words = [0x8000_0018_u32, 1, 1, 0, 0, 0, 5];
    let expected: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    assert_eq!(replies, expected);
}
