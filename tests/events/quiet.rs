//! Events that come when calls fill the connection, and those that do not come for long.

use crate::program::{Service, Ticked, TickerClient, TickerServer};
use futures_util::future::join_all;
use std::time::Duration;
use tokio::io::{AsyncWriteExt, duplex};
use xdr_rpc::{Channel, ClientLimits, Server};

/// An event came while the client's own calls filled its buffer, and was taken for a call whose
/// answer has no room: the client closed the connection.
#[tokio::test(start_paused = true)]
async fn an_event_comes_while_calls_wait_to_be_sent() {
    let (near, mut far) = duplex(64);
    let mut limits = ClientLimits::default();
    limits.max_queued = 16;
    let client = TickerClient::new(Channel::over(near, limits));
    let mut events = client.channel().events::<Ticked>();
    let calls = tokio::spawn({
        let client = client.clone();
        async move {
            join_all((0..4).map(|value| client.echo(value).into_future())).await;
        }
    });
    tokio::time::sleep(Duration::from_millis(1)).await;
    // CALL of event 9 with xid 0 and no credential: count 5 and nothing more.
    let words = [
        0x8000_0030_u32,
        0,
        0,
        2,
        0x2000_0088,
        1,
        9,
        0,
        0,
        0,
        0,
        5,
        0,
    ];
    let bytes: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    far.write_all(&bytes).await.unwrap();
    assert_eq!(events.next().await.map(|event| event.count), Some(5));
    assert_eq!(client.channel().closed(), None);
    calls.abort();
}

/// The server once took those who only waited for news for idle ones, and closed on them.
#[tokio::test(start_paused = true)]
async fn a_subscriber_may_wait_for_news_as_long_as_it_likes() {
    let service = Service::default();
    let server = Server::builder().serve(TickerServer::new(service.clone()));
    let server = server.start_unbound().unwrap();
    let (near, far) = duplex(4096);
    server.attach(far);
    let client = TickerClient::new(Channel::over(near, ClientLimits::default()));
    let mut events = client.channel().events::<Ticked>();
    client.subscribe().await.unwrap();
    tokio::time::sleep(Duration::from_secs(3600)).await;
    service.hub.ticked(3, Vec::new()).await.unwrap();
    assert_eq!(events.next().await.map(|event| event.count), Some(3));
    client.unsubscribe().await.unwrap();
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(server.connections(), 0, "now it is idle");
}
