//! Servers that a name stands for.

use super::program::{FrontDesk, ONCE, serve, wait};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use xdr_rpc::tower::Dns;
use xdr_rpc::{AuthSys, Channel, Credential, Endpoint};

/// What the name stands for now; none where looking it up fails.
type Zone = Arc<Mutex<Option<Vec<SocketAddr>>>>;

fn dns(zone: &Zone) -> Dns {
    let zone = Arc::clone(zone);
    Dns::by(Duration::from_millis(2), move || {
        let found = zone.lock().unwrap().clone();
        async move { found.ok_or_else(|| io::Error::other("no answer")) }
    })
}

fn address(endpoint: &Endpoint) -> SocketAddr {
    let text = endpoint.to_string();
    text.trim_start_matches("tcp://").parse().unwrap()
}

/// Calls until the server has been called.
async fn until_called(channel: &Channel, desk: &FrontDesk) {
    let before = desk.begun();
    while desk.begun() == before {
        wait(channel, &ONCE, 0).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn servers_come_and_go_with_their_name() {
    let desks: [FrontDesk; 2] = Default::default();
    let (first, second) = (serve(&desks[0]).await, serve(&desks[1]).await);
    let zone = Zone::new(Mutex::new(Some(vec![address(&first.1)])));
    let channel = Channel::balance(dns(&zone));
    until_called(&channel, &desks[0]).await;
    assert_eq!(desks[1].begun(), 0);

    *zone.lock().unwrap() = Some(vec![address(&first.1), address(&second.1)]);
    until_called(&channel, &desks[1]).await;
    until_called(&channel, &desks[0]).await;

    // The connection to a server that the name stands for no longer is closed.
    *zone.lock().unwrap() = Some(vec![address(&second.1)]);
    while first.0.connections() > 0 {
        wait(&channel, &ONCE, 0).await.unwrap();
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let before = desks[0].begun();
    for _ in 0..50 {
        wait(&channel, &ONCE, 0).await.unwrap();
    }
    assert_eq!(desks[0].begun(), before);

    // Neither a failure nor an empty answer takes away what there is.
    for nothing in [None, Some(vec![])] {
        *zone.lock().unwrap() = nothing;
        for _ in 0..10 {
            wait(&channel, &ONCE, 0).await.unwrap();
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    assert_eq!(
        second.0.connections(),
        1,
        "it has been one and the same all the time"
    );
}

#[tokio::test]
async fn a_name_is_looked_up_and_its_channels_have_options() {
    let desk = FrontDesk::default();
    let (_server, endpoint) = serve(&desk).await;
    let port = address(&endpoint).port();
    let dns = Dns::new(format!("localhost:{port}"), Duration::from_secs(60));
    let dns = dns.channels(|builder| {
        builder.credential(Credential::sys(&AuthSys::new("here", 7, 7)).unwrap())
    });
    let client = super::program::DeskClient::new(Channel::balance(dns));
    assert_eq!(client.user().await.unwrap(), 7);
}
