//! Those who are behind: a peer that does not read, a task that does not take.

use crate::program::{Service, Ticked, connect, start, until};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use xdr_rpc::{Lag, Server};

/// More than all buffers on the way of a connection hold, in events of 4 KiB.
const FLOOD: u32 = 6000;

#[tokio::test]
async fn a_stream_keeps_the_newest_and_counts_what_it_lost() {
    let server = start(Service::default()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>().lag(Lag::DropOldest(10));
    client.burst(100).await.unwrap();
    // The reply came behind the events, so all of them have been there.
    assert_eq!(events.lost(), 90);
    for count in 90..100 {
        assert_eq!(events.next().await.unwrap().count, count);
    }
    client.burst(1).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 0);
}

#[tokio::test]
async fn a_stream_that_may_not_lose_any_ends() {
    let server = start(Service::default()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>().lag(Lag::Close);
    client.burst(3000).await.unwrap();
    for count in 0..Lag::CLOSE_BEHIND as u32 {
        assert_eq!(events.next().await.unwrap().count, count);
    }
    assert_eq!(events.next().await, None);
    assert_eq!(events.lost(), 1);
    assert_eq!(client.echo(4).await.unwrap(), 4, "calls go on");
}

#[tokio::test]
async fn a_stream_that_waits_loses_nothing() {
    let service = Service::with(Lag::Wait(4));
    let server = start(service.clone()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>().lag(Lag::Wait(4));
    client.subscribe().await.unwrap();
    let send = tokio::spawn(async move {
        for count in 0..FLOOD {
            service.hub.ticked(count, vec![1; 4096]).await.unwrap();
        }
    });
    // The sender comes to wait for the stream, through both sockets.
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert!(!send.is_finished());
    for count in 0..FLOOD {
        assert_eq!(events.next().await.unwrap().count, count);
    }
    assert_eq!(events.lost(), 0);
    send.await.unwrap();
}

#[tokio::test]
async fn a_call_gets_its_reply_past_a_stream_that_waits() {
    let server = start(Service::default()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>().lag(Lag::Wait(4));
    client.burst(10).await.unwrap();
    assert_eq!(client.echo(4).await.unwrap(), 4);
    // The reply to BURST could come only past its events.
    assert_eq!(events.lost(), 6);
    assert_eq!(events.next().await.unwrap().count, 6);
}

/// A peer that subscribed and then never reads again.
async fn deaf(server: &Server) -> TcpStream {
    let address = server.endpoints()[0].to_string();
    let mut peer = TcpStream::connect(address.strip_prefix("tcp://").unwrap())
        .await
        .unwrap();
    let words = [0x8000_0028, 77, 0, 2, 0x2000_0088, 1, 1, 0, 0, 0, 0];
    for word in words {
        peer.write_u32(word).await.unwrap();
    }
    peer
}

async fn subscribed(service: &Service, server: &Server) -> TcpStream {
    let before = service.hub.subscribers();
    let peer = deaf(server).await;
    until(|| service.hub.subscribers() > before).await;
    peer
}

#[tokio::test]
async fn a_peer_that_does_not_read_loses_the_oldest_and_nobody_else_does() {
    let service = Service::with(Lag::DropOldest(100));
    let server = start(service.clone()).await;
    let _deaf = subscribed(&service, &server).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>();
    client.subscribe().await.unwrap();
    for count in 0..FLOOD {
        service.hub.ticked(count, vec![1; 4096]).await.unwrap();
        assert_eq!(events.next().await.unwrap().count, count);
    }
    assert_eq!(events.lost(), 0);
    assert!(service.hub.lost() > 0);
    assert_eq!(service.hub.subscribers(), 2);
}

#[tokio::test]
async fn a_peer_that_does_not_read_is_closed_where_nothing_may_be_lost() {
    let service = Service::with(Lag::Close);
    let server = start(service.clone()).await;
    let deaf = subscribed(&service, &server).await;
    for count in 0..FLOOD {
        service.hub.ticked(count, vec![1; 4096]).await.unwrap();
        if count % 16 == 0 {
            tokio::task::yield_now().await;
        }
    }
    until(|| server.connections() == 0).await;
    assert_eq!((service.hub.subscribers(), service.hub.lost()), (0, 0));
    drop(deaf);
}

#[tokio::test]
async fn a_sender_that_waits_is_let_go_when_the_peer_is_gone() {
    let service = Service::with(Lag::Wait(2));
    let server = start(service.clone()).await;
    let deaf = subscribed(&service, &server).await;
    let hub = service.hub.clone();
    let send = tokio::spawn(async move {
        for count in 0..FLOOD {
            hub.ticked(count, vec![1; 4096]).await.unwrap();
        }
    });
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert!(!send.is_finished());
    drop(deaf);
    send.await.unwrap();
    assert_eq!(service.hub.subscribers(), 0);
}

#[tokio::test]
async fn the_handler_that_waits_for_its_caller_goes_on_when_it_reads() {
    let server = start(Service::default()).await;
    let client = connect(&server).await;
    // Nobody wants these events here, but they are read; so the handler never waits for long.
    let at_once = client.push(FLOOD, 8).await.unwrap();
    assert!(at_once <= FLOOD);
    assert_eq!(client.echo(4).await.unwrap(), 4);
}

/// Counts the wakers that are there.
struct Counted(std::sync::Arc<()>);

impl std::task::Wake for Counted {
    fn wake(self: std::sync::Arc<Self>) {
        let _ = &self.0;
    }
}

/// Those who waited with a deadline of their own stayed in a list until the peer read.
#[tokio::test]
async fn a_sender_that_gives_up_leaves_nothing_behind() {
    let service = Service::with(Lag::Wait(2));
    let server = start(service.clone()).await;
    let _deaf = subscribed(&service, &server).await;
    let counter = std::sync::Arc::new(());
    let mut given_up = 0;
    while given_up < 100 {
        let mut event = Box::pin(service.hub.ticked(1, vec![1; 4096]));
        let counted = Counted(std::sync::Arc::clone(&counter));
        let waker = std::task::Waker::from(std::sync::Arc::new(counted));
        let mut cx = std::task::Context::from_waker(&waker);
        if event.as_mut().poll(&mut cx).is_pending() {
            given_up += 1;
        }
        drop(event);
        tokio::task::yield_now().await;
    }
    assert_eq!(std::sync::Arc::strong_count(&counter), 1);
}
