//! One channel to several servers.

use super::program::{FrontDesk, ONCE, serve, serve_at, wait};
use std::time::Duration;
use tower::discover::ServiceList;
use xdr_rpc::tower::Request;
use xdr_rpc::{CallError, Channel, Endpoint, Reconnect, Value};

fn lazily(endpoint: &Endpoint) -> Channel {
    let soon = Reconnect::backoff(Duration::from_millis(5), Duration::from_millis(20));
    let builder = Channel::builder().endpoint(endpoint).reconnect(soon);
    builder.connect_lazy().unwrap()
}

fn balance(channels: &[Channel]) -> Channel {
    Channel::balance(ServiceList::new::<Request>(channels.to_vec()))
}

#[tokio::test]
async fn calls_are_spread_over_the_servers() {
    let desks: [FrontDesk; 3] = Default::default();
    let mut servers = Vec::new();
    for desk in &desks {
        servers.push(serve(desk).await);
    }
    let channels: Vec<_> = servers
        .iter()
        .map(|(_, endpoint)| lazily(endpoint))
        .collect();
    let channel = balance(&channels);
    // Only servers that are connected are called, and they connect one after the other.
    while desks.iter().any(|desk| desk.begun() == 0) {
        wait(&channel, &ONCE, 0).await.unwrap();
    }
    let before: Vec<_> = desks.iter().map(FrontDesk::begun).collect();
    for number in 0..300 {
        assert_eq!(wait(&channel, &ONCE, number).await.unwrap(), number);
    }
    let more = desks
        .iter()
        .zip(before)
        .map(|(desk, before)| desk.begun() - before);
    let more: Vec<_> = more.collect();
    assert_eq!(more.iter().sum::<u32>(), 300);
    // Each has 100 on average; less than 40 is beyond all luck.
    assert!(more.iter().all(|more| *more >= 40), "{more:?}");
}

#[tokio::test]
async fn a_server_with_more_to_do_gets_less() {
    let desks: [FrontDesk; 2] = Default::default();
    let (first, second) = (serve(&desks[0]).await, serve(&desks[1]).await);
    let channels = [lazily(&first.1), lazily(&second.1)];
    // It answers none of these before the test is over.
    for _ in 0..10 {
        let busy = channels[0].clone();
        tokio::spawn(async move { busy.call::<_, Value<u32>>(&ONCE, [0, 3_600_000]).await });
    }
    wait(&channels[1], &ONCE, 0).await.unwrap();
    while desks[0].begun() < 10 {
        tokio::task::yield_now().await;
    }
    let channel = balance(&channels);
    for number in 0..100 {
        wait(&channel, &ONCE, number).await.unwrap();
    }
    assert_eq!(
        desks[0].begun(),
        10,
        "with two servers, both choices are always seen"
    );
    assert_eq!(desks[1].begun(), 101);
}

#[tokio::test]
async fn a_server_that_is_away_is_left_out_until_it_is_back() {
    let desks: [FrontDesk; 2] = Default::default();
    let (stays, goes) = (serve(&desks[0]).await, serve(&desks[1]).await);
    let channels = [lazily(&stays.1), lazily(&goes.1)];
    let channel = balance(&channels);
    while desks.iter().any(|desk| desk.begun() == 0) {
        wait(&channel, &ONCE, 0).await.unwrap();
    }
    let (server, endpoint) = goes;
    drop(server);
    while channels[1].closed().is_none() {
        tokio::task::yield_now().await;
    }
    let before = desks[1].begun();
    for number in 0..100 {
        assert_eq!(wait(&channel, &ONCE, number).await.unwrap(), number);
    }
    assert_eq!(desks[1].begun(), before);
    let _server = serve_at(&desks[1], &endpoint.to_string()).await;
    while desks[1].begun() == before {
        wait(&channel, &ONCE, 0).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn where_nobody_is_there_calls_wait_until_their_deadline() {
    let away = || async { Err::<tokio::io::DuplexStream, _>(std::io::Error::other("away")) };
    let channel = Channel::builder().connector(away).connect_lazy().unwrap();
    let channel = balance(&[channel]);
    let begun = tokio::time::Instant::now();
    let answer = wait(&channel, &ONCE, 0)
        .timeout(Duration::from_secs(7))
        .await;
    assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}");
    assert_eq!(begun.elapsed().as_secs(), 7);
}

#[tokio::test]
async fn nothing_is_left_when_the_channel_is_gone() {
    let desk = FrontDesk::default();
    let (server, endpoint) = serve(&desk).await;
    let channel = balance(&[lazily(&endpoint)]);
    wait(&channel, &ONCE, 0).await.unwrap();
    assert_eq!(server.connections(), 1);
    drop(channel);
    while server.connections() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[test]
fn outside_of_a_runtime_every_call_fails() {
    let channel = balance(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let answer = runtime.block_on(wait(&channel, &ONCE, 0).into_future());
    assert!(matches!(answer, Err(CallError::Layer(_))), "{answer:?}");
}
