//! A client that goes while nothing more is read of what it sent.

use crate::raw::{CALL, CONTINUE, OK, REPLY, Raw, STREAM, packet};
use std::time::Duration;
use tokio::time::sleep;
use xdr_rpc::libvirt::{KeepAlive, RemoteError, Stream};
use xdr_rpc::{Context, Protocol, Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_8086, version = 1)]
trait Sink {
    /// Asks for signs of life.
    #[procedure(1)]
    async fn ask(&self, cx: &Context);

    /// Looks at nothing that comes.
    #[procedure(2, stream)]
    async fn open(&self, stream: Stream) -> Result<(), RemoteError>;
}

struct Blocked;

impl Sink for Blocked {
    async fn ask(&self, cx: &Context) {
        cx.start_keepalive();
    }

    async fn open(&self, stream: Stream) -> Result<(), RemoteError> {
        tokio::spawn(async move {
            let _stream = stream;
            std::future::pending::<()>().await;
        });
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_goes_is_noticed_although_nothing_is_read() {
    let server = Server::builder()
        .serve(SinkServer::new(Blocked))
        .protocol(Protocol::Libvirt)
        .limits(ServerLimits::libvirt())
        .keepalive(KeepAlive {
            interval: Duration::from_secs(5),
            count: 5,
        })
        .start_unbound()
        .unwrap();
    let (near, far) = tokio::io::duplex(1 << 20);
    server.attach(far);
    let mut raw = Raw(near);
    raw.send(&packet(1, CALL, 1, OK, &[])).await;
    raw.expect(&packet(1, REPLY, 1, OK, &[])).await;
    raw.send(&packet(2, CALL, 2, OK, &[])).await;
    raw.expect(&packet(2, REPLY, 2, OK, &[])).await;
    let data = packet(2, STREAM, 2, CONTINUE, &[7; 64 << 10]);
    for _ in 0..24 {
        raw.send(&data).await;
    }
    // It is there, and is not taken for silent although nobody hears it.
    sleep(Duration::from_secs(3600)).await;
    assert_eq!(server.connections(), 1);
    drop(raw);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(server.connections(), 0);
}
