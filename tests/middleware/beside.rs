//! What goes beside the bytes of a call cannot go through a service, and is not dropped in silence.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use xdr_rpc::libvirt::{RemoteError, Stream};
use xdr_rpc::{CallError, Channel, Protocol, Server, rpc_program};

#[rpc_program(id = 0x2000_0123, version = 1)]
trait Post {
    #[procedure(1)]
    async fn send(&self);

    #[procedure(2, stream)]
    async fn open(&self, stream: Stream) -> Result<(), RemoteError>;
}

#[derive(Clone, Default)]
struct Office(Arc<AtomicU32>);

impl Post for Office {
    async fn send(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    async fn open(&self, stream: Stream) -> Result<(), RemoteError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        tokio::spawn(stream.finish());
        Ok(())
    }
}

async fn layered(office: &Office) -> (Server, PostClient) {
    let server = Server::builder()
        .serve(PostServer::new(office.clone()))
        .protocol(Protocol::Libvirt)
        .start_unbound()
        .unwrap();
    let (near, far) = tokio::io::duplex(4096);
    server.attach(far);
    let near = std::sync::Mutex::new(Some(near));
    let channel = Channel::builder()
        .protocol(Protocol::Libvirt)
        .connector(move || {
            let near = near.lock().unwrap().take();
            async { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        })
        .connect()
        .await
        .unwrap();
    (server, PostClient::new(Channel::from_service(channel)))
}

#[tokio::test]
async fn a_call_with_file_descriptors_is_not_sent_without_them() {
    let office = Office::default();
    let (_server, client) = layered(&office).await;
    client.send().await.unwrap();
    let sent = client.send().send_fds([File::open("/dev/null").unwrap()]);
    assert!(matches!(sent.await, Err(CallError::NoFds)));
    assert_eq!(office.0.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_call_that_opens_a_stream_is_not_sent() {
    let office = Office::default();
    let (_server, client) = layered(&office).await;
    assert!(matches!(client.open().await, Err(CallError::Layer(_))));
    assert_eq!(office.0.load(Ordering::Relaxed), 0);
}
