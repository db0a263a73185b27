//! Whoever connects to a TLS port and does not speak TLS, or nothing.

use super::certificates::Authority;
use super::program::{ENDPOINTS, builder, connect, serve, visit};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use xdr_rpc::{Address, ConnectError, Endpoint, Peer, Server, ServerLimits};

async fn stranger(endpoint: &Endpoint) -> TcpStream {
    let Address::Tls(place) = endpoint.address() else {
        panic!("{endpoint} has no TLS");
    };
    TcpStream::connect(place).await.unwrap()
}

async fn limited(authority: &Authority, endpoint: &str, limits: ServerLimits) -> Server {
    let server = builder().tls(authority.server()).limits(limits);
    server.listen(endpoint).start().await.unwrap()
}

/// NULL of the program, as ONC RPC and as libvirt's protocol have it.
fn plain_calls() -> [Vec<u8>; 2] {
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect();
    [
        words(&[0x8000_0028, 1, 0, 2, 0x2000_0077, 1, 0, 0, 0, 0, 0]),
        words(&[28, 0x2000_0077, 1, 0, 0, 1, 0]),
    ]
}

#[tokio::test]
async fn a_call_without_tls_is_not_served() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let (server, _) = serve(authority.server(), endpoint).await;
        for call in plain_calls() {
            let mut raw = stranger(&server.endpoints()[0]).await;
            raw.write_all(&call).await.unwrap();
            let mut answer = Vec::new();
            // A reset is an end, too.
            let _ = raw.read_to_end(&mut answer).await;
            // At most an alert of TLS: type 21, and a fatal one.
            let is_alert = answer.len() == 7 && answer[0] == 21 && answer[5] == 2;
            assert!(answer.is_empty() || is_alert, "{answer:?}");
        }
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
    }
}

#[tokio::test]
async fn a_client_with_tls_does_not_take_a_server_without() {
    let authority = Authority::new();
    for endpoint in ["tcp://127.0.0.1:0", "libvirt+tcp://127.0.0.1:0"] {
        let plain = builder().listen(endpoint).start().await.unwrap();
        let place = plain.endpoints()[0].to_string().replace("tcp", "tls");
        let refused = connect(&place.parse().unwrap(), authority.client()).await;
        let Err(ConnectError::Io { .. }) = refused else {
            panic!("{refused:?}");
        };
    }
}

/// The one place of a server is free again in the end, and whoever waits for it gets it.
#[tokio::test]
async fn a_silent_peer_holds_a_place_no_longer_than_the_handshake_may_take() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let mut limits = ServerLimits::default();
        limits.max_connections = 1;
        limits.handshake_timeout = Duration::from_millis(200);
        let server = limited(&authority, endpoint, limits).await;
        let mut silent = stranger(&server.endpoints()[0]).await;
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
        assert_eq!(silent.read(&mut [0; 16]).await.unwrap_or(0), 0);
    }
}

/// The record of a ClientHello that never ends; until the server has enough of it.
async fn drip(mut slow: TcpStream) {
    let mut sent = slow.write_all(&[22, 3, 1, 2, 0, 1, 0, 1, 252]).await;
    while sent.is_ok() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        sent = slow.write_all(&[3]).await;
    }
}

/// Also where it begins well: a first byte does not buy more time.
#[tokio::test]
async fn a_peer_that_drips_has_no_more_time() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let mut limits = ServerLimits::default();
        limits.max_connections = 1;
        limits.handshake_timeout = Duration::from_millis(200);
        let server = limited(&authority, endpoint, limits).await;
        let dripping = tokio::spawn(drip(stranger(&server.endpoints()[0]).await));
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
        dripping.await.unwrap();
    }
}

#[tokio::test]
async fn handshakes_hold_up_nobody_else() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let mut limits = ServerLimits::default();
        limits.handshake_timeout = Duration::from_secs(3600);
        let server = limited(&authority, endpoint, limits).await;
        let mut silent = Vec::new();
        for _ in 0..20 {
            silent.push(stranger(&server.endpoints()[0]).await);
        }
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
        // Nor does a server wait for them when it ends.
        assert!(server.shutdown(Duration::from_secs(20)).await);
    }
}

/// Until it is known who a client is, it counts as nobody; from then on as what it is.
#[tokio::test]
async fn a_client_in_its_handshake_is_not_authenticated() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let mut limits = ServerLimits::default();
        limits.max_unauthenticated = 1;
        limits.handshake_timeout = Duration::from_millis(200);
        let server = builder()
            .tls(authority.server())
            .limits(limits)
            .needs_authentication(|peer| !matches!(peer, Peer::Tls(_)))
            .listen(endpoint)
            .start()
            .await
            .unwrap();
        let place = &server.endpoints()[0];
        // Two that stay: the first has given its place back.
        let first = connect(place, authority.client()).await.unwrap();
        first.who().await.unwrap();
        let second = connect(place, authority.client()).await.unwrap();
        second.who().await.unwrap();
        // Somebody silent holds it for a while.
        let _silent = stranger(place).await;
        let who = visit(place, authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
    }
}
