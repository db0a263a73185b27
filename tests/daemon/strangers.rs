//! Peers that mean no good, or that nobody has heard of for long.

use super::packets::{Raw, call, header, packet};
use super::{Door, Here, HouseClient, HouseServer, ID};
use std::time::Duration;
use tokio::io::DuplexStream;
use tokio::time::{Instant, sleep, timeout};
use xdr_rpc::libvirt::KeepAlive;
use xdr_rpc::{Protocol, Server, ServerBuilder, ServerLimits};

fn house() -> ServerBuilder {
    Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .protocol(Protocol::Libvirt)
        .limits(ServerLimits::libvirt())
}

/// A connection of the server's without any socket, so that the clock can be paused.
fn attach(server: &Server) -> Raw<DuplexStream> {
    let (near, far) = tokio::io::duplex(1 << 20);
    server.attach(far);
    Raw::over(near)
}

#[tokio::test(start_paused = true)]
async fn who_never_shows_who_it_is_is_sent_away() {
    let server = house()
        .needs_authentication(|_| true)
        .start_unbound()
        .unwrap();
    let start = Instant::now();
    let mut raw = attach(&server);
    // It may say as much as it likes meanwhile.
    for _ in 0..5 {
        raw.send(&packet(&header(0x6b65_6570, 1, 1, 2, 0, 0))).await;
        assert_eq!(raw.packet().await, header(0x6b65_6570, 1, 2, 2, 0, 0));
        sleep(Duration::from_secs(10)).await;
    }
    let end = timeout(Duration::from_secs(3600), raw.end()).await;
    assert_eq!(end, Ok(0));
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test(start_paused = true)]
async fn who_has_shown_who_it_is_stays() {
    let server = house()
        .needs_authentication(|_| true)
        .start_unbound()
        .unwrap();
    let mut raw = attach(&server);
    sleep(Duration::from_secs(50)).await;
    raw.send(&call(ID, 1, 6, 1, &[0, 0, 0, 0])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 6, 1, 1, 0));
    sleep(Duration::from_secs(3600)).await;
    raw.send(&call(ID, 1, 2, 2, &[0, 0, 0, 9])).await;
    assert_eq!(&raw.packet().await[24..], [0, 0, 0, 9]);
}

#[tokio::test(start_paused = true)]
async fn who_need_not_show_who_it_is_stays() {
    let server = house()
        .needs_authentication(|_| false)
        .start_unbound()
        .unwrap();
    let mut raw = attach(&server);
    sleep(Duration::from_secs(3600)).await;
    raw.send(&call(ID, 1, 2, 2, &[0, 0, 0, 9])).await;
    assert_eq!(&raw.packet().await[24..], [0, 0, 0, 9]);
}

/// A user may take two minutes to type the password that polkit asks for.
#[tokio::test(start_paused = true)]
async fn a_question_that_is_being_asked_is_not_cut_short() {
    let server = house()
        .needs_authentication(|_| true)
        .start_unbound()
        .unwrap();
    let mut raw = attach(&server);
    raw.send(&call(ID, 1, 9, 1, &[])).await;
    sleep(Duration::from_secs(100)).await;
    raw.send(&call(ID, 1, 6, 2, &[0, 0, 0, 0])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 6, 1, 2, 0));
}

#[tokio::test(start_paused = true)]
async fn signs_of_life_are_not_asked_for_over_onc_rpc() {
    let keepalive = KeepAlive {
        interval: Duration::from_secs(5),
        count: 1,
    };
    let server = house()
        .protocol(Protocol::Onc)
        .keepalive(keepalive)
        .start_unbound()
        .unwrap();
    let (near, far) = tokio::io::duplex(4096);
    server.attach(far);
    let near = std::sync::Mutex::new(Some(near));
    let channel = xdr_rpc::Channel::builder()
        .connector(move || {
            let near = near.lock().unwrap().take();
            async { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        })
        .keepalive(keepalive)
        .connect()
        .await
        .unwrap();
    let client = HouseClient::new(channel);
    client.log_in(true).await.unwrap();
    client.channel().start_keepalive();
    sleep(Duration::from_secs(3600)).await;
    assert_eq!(client.hello("b").await.unwrap(), "hello b");
}

/// The server reads nothing more when it shuts down, so it cannot tell who is silent.
#[tokio::test(start_paused = true)]
async fn a_server_that_shuts_down_takes_nobody_for_silent() {
    let server = house()
        .keepalive(KeepAlive {
            interval: Duration::from_secs(5),
            count: 1,
        })
        .start_unbound()
        .unwrap();
    let mut raw = attach(&server);
    raw.send(&call(ID, 1, 6, 1, &[0, 0, 0, 1])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 6, 1, 1, 0));
    raw.send(&call(ID, 1, 9, 2, &[])).await;
    sleep(Duration::from_secs(1)).await;
    let down = tokio::spawn(server.shutdown(Duration::from_secs(60)));
    // It goes on until the call is given up.
    assert!(timeout(Duration::from_secs(50), raw.end()).await.is_err());
    assert!(!down.await.unwrap());
}

/// How many bytes of memory this process holds.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = statm.split(' ').nth(1).unwrap().parse().unwrap();
    pages * rustix::param::page_size()
}

/// Calls that have to wait are kept while what comes between them is read; each is small, and must not
/// hold on to the large buffer that it was read into.
#[tokio::test]
async fn calls_that_have_to_wait_hold_no_more_than_themselves() {
    let server = house().start_unbound().unwrap();
    let mut raw = attach(&server);
    for serial in 1..=5 {
        raw.send(&call(ID, 1, 9, serial, &[])).await;
    }
    let before = resident();
    // Data of a stream that is over is thrown away.
    let data = [&header(ID, 1, 1, 3, 9, 2)[..], &vec![1; 60 << 10]].concat();
    let pair = [call(ID, 1, 9, 6, &[]), packet(&data)].concat();
    for _ in 0..4000 {
        raw.send(&pair).await;
    }
    raw.send(&packet(&header(0x6b65_6570, 1, 1, 2, 0, 0))).await;
    assert_eq!(raw.packet().await, header(0x6b65_6570, 1, 2, 2, 0, 0));
    let more = resident().saturating_sub(before);
    assert!(more < 64 << 20, "{more} bytes more");
}
