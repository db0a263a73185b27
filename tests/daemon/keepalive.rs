//! Signs of life.

use super::packets::{self, Raw, call, header};
use super::{Door, Here, HouseClient, HouseServer, ID, server};
use std::time::Duration;
use xdr_rpc::libvirt::KeepAlive;
use xdr_rpc::{Channel, Protocol, Server, ServerLimits};

#[tokio::test]
async fn a_ping_is_answered_before_anything_else_is_known() {
    let server = server().await;
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    const KEEP: u32 = 0x6b65_6570;
    raw.send(&packets::packet(&header(KEEP, 1, 1, 2, 0, 0)))
        .await;
    assert_eq!(raw.packet().await, header(KEEP, 1, 2, 2, 0, 0));
    // What is no question has no answer: the next answer is that of a call.
    raw.send(&packets::packet(&header(KEEP, 1, 2, 2, 0, 0)))
        .await;
    raw.send(&packets::packet(&header(KEEP, 1, 3, 2, 0, 0)))
        .await;
    raw.send(&call(ID, 1, 1, 9, b"\0\0\0\0")).await;
    assert_eq!(&raw.packet().await[..24], &header(ID, 1, 1, 1, 9, 0));
}

#[tokio::test]
async fn a_ping_behind_calls_that_have_to_wait_is_answered() {
    let server = server().await;
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    for serial in 1..=8 {
        raw.send(&call(ID, 1, 9, serial, &[])).await;
    }
    raw.send(&packets::packet(&header(0x6b65_6570, 1, 1, 2, 0, 0)))
        .await;
    assert_eq!(raw.packet().await, header(0x6b65_6570, 1, 2, 2, 0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_silent_peer_is_asked_and_then_given_up() {
    let server = Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .protocol(Protocol::Libvirt)
        .keepalive(KeepAlive {
            interval: Duration::from_secs(5),
            count: 3,
        })
        .limits(ServerLimits::libvirt())
        .start_unbound()
        .unwrap();
    let (near, far) = tokio::io::duplex(4096);
    server.attach(far);
    let mut raw = Raw::over(near);
    let start = tokio::time::Instant::now();
    raw.send(&call(ID, 1, 6, 1, &[0, 0, 0, 1])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 6, 1, 1, 0));
    for _ in 0..3 {
        assert_eq!(raw.packet().await, header(0x6b65_6570, 1, 1, 2, 0, 0));
    }
    assert_eq!(raw.end().await, 0);
    let took = start.elapsed();
    assert!(
        took >= Duration::from_secs(20) && took <= Duration::from_secs(26),
        "{took:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_client_that_asks_keeps_a_server_that_answers() {
    let server = Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .protocol(Protocol::Libvirt)
        .limits(ServerLimits::libvirt())
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
        .keepalive(KeepAlive {
            interval: Duration::from_secs(1),
            count: 2,
        })
        .connect()
        .await
        .unwrap();
    let client = HouseClient::new(channel);
    client.channel().start_keepalive();
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(client.hello("b").await.unwrap(), "hello b");
    assert!(client.channel().closed().is_none());
}
