//! Streams that keep what they were given until they are flushed, as TLS does where the socket takes no
//! more: the end of a large message once stayed in one, and the call waited for its reply in vain.

use super::program::{DeskClient, DeskServer, FrontDesk};
use std::time::Duration;
use tokio::io::{BufStream, duplex};
use xdr_rpc::{Channel, Server};

#[tokio::test]
async fn what_a_stream_keeps_is_flushed() {
    let server = Server::builder().serve(DeskServer::new(FrontDesk::default()));
    let server = server.start_unbound().unwrap();
    let (ours, theirs) = duplex(1 << 10);
    // More than every message here, so nothing but flushing passes anything on.
    server.attach(BufStream::with_capacity(1 << 13, 1 << 17, theirs));
    let ours = std::sync::Mutex::new(Some(BufStream::with_capacity(1 << 13, 1 << 17, ours)));
    let channel = Channel::builder().connector(move || {
        let stream = ours
            .lock()
            .unwrap()
            .take()
            .ok_or(std::io::ErrorKind::NotConnected);
        async move { Ok(stream?) }
    });
    let desk = DeskClient::new(channel.connect().await.unwrap());
    let data = bytes::Bytes::from(vec![7; 100_000]);
    let echoed = desk
        .bytes(data.clone())
        .timeout(Duration::from_secs(20))
        .await;
    assert_eq!(echoed.unwrap(), data);
    assert_eq!(desk.wait(0, 3).await.unwrap(), 3);
    drop(desk);
    assert!(server.shutdown(Duration::from_secs(20)).await);
}
