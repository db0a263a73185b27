//! A hub: who gets its events, and for how long.

use crate::program::{Service, Ticked, TickerClient, TickerServer, connect, start, until};
use std::time::Duration;
use xdr_rpc::{Channel, Reconnect, Server, ServerLimits};

#[tokio::test]
async fn everybody_who_subscribed_gets_each_event_once() {
    let service = Service::default();
    let server = start(service.clone()).await;
    let mut clients = Vec::new();
    for _ in 0..10 {
        let client = connect(&server).await;
        let events = client.channel().events::<Ticked>();
        assert!(client.subscribe().await.unwrap());
        assert!(!client.subscribe().await.unwrap(), "once is enough");
        clients.push((client, events));
    }
    let bystander = connect(&server).await;
    let mut nothing = bystander.channel().events::<Ticked>();
    for count in 0..5 {
        service.hub.ticked(count, vec![1]).await.unwrap();
    }
    for (_, events) in &mut clients {
        for count in 0..5 {
            assert_eq!(events.next().await.unwrap().count, count);
        }
    }
    assert_eq!(bystander.echo(1).await.unwrap(), 1);
    assert!(futures_util::poll!(Box::pin(nothing.next())).is_pending());
    assert_eq!(service.hub.lost(), 0);
}

#[tokio::test]
async fn a_subscription_ends_with_its_connection() {
    let service = Service::default();
    let server = start(service.clone()).await;
    let (first, second) = (connect(&server).await, connect(&server).await);
    first.subscribe().await.unwrap();
    second.subscribe().await.unwrap();
    assert_eq!(service.hub.subscribers(), 2);
    drop(first);
    // No event is needed for it.
    until(|| service.hub.subscribers() == 1).await;
    let mut events = second.channel().events::<Ticked>();
    service.hub.ticked(3, Vec::new()).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 3);
}

#[tokio::test]
async fn who_unsubscribed_gets_nothing_more() {
    let service = Service::default();
    let server = start(service.clone()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>();
    client.subscribe().await.unwrap();
    service.hub.ticked(1, Vec::new()).await.unwrap();
    assert!(client.unsubscribe().await.unwrap());
    assert!(!client.unsubscribe().await.unwrap());
    service.hub.ticked(2, Vec::new()).await.unwrap();
    assert!(client.subscribe().await.unwrap());
    service.hub.ticked(3, Vec::new()).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 1);
    assert_eq!(events.next().await.unwrap().count, 3);
}

#[tokio::test]
async fn an_event_that_breaks_its_limits_is_sent_to_nobody() {
    let service = Service::default();
    let server = start(service.clone()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>();
    client.subscribe().await.unwrap();
    let error = service.hub.ticked(1, vec![0; 4097]).await.unwrap_err();
    assert!(error.to_string().contains("limit of 4096"), "{error}");
    service.hub.ticked(2, Vec::new()).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 2);
}

/// A server that takes connections for idle at once.
async fn impatient(service: &Service) -> Server {
    let mut limits = ServerLimits::default();
    limits.idle_timeout = Duration::from_millis(20);
    Server::builder()
        .serve(TickerServer::new(service.clone()))
        .limits(limits)
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap()
}

/// A channel whose end shows.
async fn connect_once(server: &Server) -> Channel {
    Channel::builder()
        .endpoint(&server.endpoints()[0])
        .reconnect(Reconnect::never())
        .connect()
        .await
        .unwrap()
}

/// A quiet hub once cost its subscribers their connections; they connected again and heard nothing.
#[tokio::test]
async fn whoever_waits_for_events_is_not_idle() {
    let service = Service::default();
    let server = impatient(&service).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>();
    client.subscribe().await.unwrap();
    // Whoever does nothing else is closed meanwhile, several times over.
    for _ in 0..3 {
        let bystander = connect_once(&server).await;
        until(|| bystander.closed().is_some()).await;
    }
    assert_eq!(service.hub.subscribers(), 1);
    service.hub.ticked(4, Vec::new()).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 4);
    client.unsubscribe().await.unwrap();
    until(|| server.connections() == 0).await;
}

#[tokio::test]
async fn a_hub_that_is_gone_keeps_no_connection() {
    let service = Service::default();
    let server = impatient(&service).await;
    let client = TickerClient::new(connect_once(&server).await);
    client.second_hub().await.unwrap();
    until(|| client.channel().closed().is_some()).await;
}
