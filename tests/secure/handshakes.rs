//! Ends that trust each other: calls, events and large messages over TLS, below either protocol.

use super::certificates::{Authority, client, server};
use super::program::{ENDPOINTS, VaultEvent, builder, connect, serve, trusting, visit};
use bytes::Bytes;
use std::time::Duration;
use xdr_rpc::tls::{TlsClient, TlsServer};
use xdr_rpc::{Protocol, StartError};

#[tokio::test]
async fn a_server_knows_whose_certificate_a_client_showed() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let (server, _) = serve(authority.server(), endpoint).await;
        let scheme = endpoint.trim_end_matches('0');
        assert!(server.endpoints()[0].to_string().starts_with(scheme));
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
    }
}

#[tokio::test]
async fn a_server_that_asks_for_no_certificate_gets_none() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let tls = TlsServer::new(authority.certify(&server())).unwrap();
        let (server, _) = serve(tls, endpoint).await;
        let without = TlsClient::new(authority.trusted()).unwrap();
        let who = visit(&server.endpoints()[0], without).await;
        assert_eq!(who.unwrap(), "nobody");
        // One that was not asked for is not shown either.
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "nobody");
    }
}

#[tokio::test]
async fn a_socket_that_was_handed_in_has_tls_as_well() {
    let authority = Authority::new();
    for protocol in [Protocol::Onc, Protocol::Libvirt] {
        let socket = || tokio::net::TcpListener::bind("127.0.0.1:0");
        let listener = socket().await.unwrap();
        let server = builder().protocol(protocol).tls(authority.server());
        let server = server.listen_tls(listener).start().await.unwrap();
        assert_eq!(server.endpoints()[0].protocol(), protocol);
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
        let without = builder().listen_tls(socket().await.unwrap()).start().await;
        assert!(matches!(without, Err(StartError::NoTls { .. })));
    }
}

#[tokio::test]
async fn the_name_of_the_certificate_may_be_given() {
    let authority = Authority::new();
    let mut params = server();
    // Not for the address, but for the name alone.
    params.subject_alt_names.pop();
    for endpoint in ENDPOINTS {
        let tls = TlsServer::mutual(authority.certify(&params), authority.trusted()).unwrap();
        let (server, _) = serve(tls, endpoint).await;
        let refused = visit(&server.endpoints()[0], authority.client()).await;
        assert!(refused.unwrap_err().contains("certificate"));
        let named = authority.client().server_name("house.example").unwrap();
        let who = visit(&server.endpoints()[0], named).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
    }
}

#[tokio::test]
async fn authorities_in_between_are_shown_along() {
    let (root, other) = (Authority::new(), Authority::new());
    let mut between = client("between");
    between.extended_key_usages.clear();
    between.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = rcgen::KeyPair::generate().unwrap();
    let (chain, secret) = root.delegate(&between, key, &client("bob"));
    let shown = || xdr_rpc::tls::CertifiedKey::from_pem(chain.as_bytes(), secret.as_bytes());
    for endpoint in ENDPOINTS {
        let (server, _) = serve(root.server(), endpoint).await;
        let tls = TlsClient::mutual(root.trusted(), shown().unwrap()).unwrap();
        let who = visit(&server.endpoints()[0], tls).await;
        assert_eq!(who.unwrap(), "CN=bob,O=Example");
        let (server, _) = serve(other.server(), endpoint).await;
        let tls = TlsClient::mutual(other.trusted(), shown().unwrap()).unwrap();
        assert!(visit(&server.endpoints()[0], tls).await.is_err());
    }
}

#[tokio::test]
async fn events_come_over_tls() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let (_server, vault) = trusting(&authority, endpoint).await;
        let mut events = vault.events();
        vault.listen().await.unwrap();
        for times in 1..=50 {
            vault.ring(times).await.unwrap();
        }
        for expected in 1..=50 {
            let VaultEvent::Rang { times } = events.next().await.unwrap();
            assert_eq!(times, expected);
        }
    }
}

/// More than sockets and TLS keep, both ways at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn large_messages_overlap_over_tls() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let (server, vault) = trusting(&authority, endpoint).await;
        let calls = (0..8_u8).map(|n| {
            let vault = vault.clone();
            tokio::spawn(async move {
                let data = Bytes::from(vec![n; 3_000_000 + usize::from(n)]);
                assert_eq!(vault.echo(data.clone()).await.unwrap(), data);
                assert_eq!(vault.echo(Bytes::new()).await.unwrap(), Bytes::new());
            })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap();
        }
        drop(vault);
        assert!(server.shutdown(Duration::from_secs(20)).await);
    }
}

/// Every connection shows its certificate anew.
#[tokio::test]
async fn a_channel_connects_again_over_tls() {
    let authority = Authority::new();
    for endpoint in ENDPOINTS {
        let (server, vault) = trusting(&authority, endpoint).await;
        vault.who().await.unwrap();
        let place = server.endpoints()[0].clone();
        server.shutdown(Duration::from_secs(20)).await;
        let (_server, _) = serve(authority.server(), &place.to_string()).await;
        assert_eq!(vault.who().await.unwrap(), "CN=alice,O=Example");
        let another = connect(&place, authority.client()).await.unwrap();
        assert_eq!(another.who().await.unwrap(), "CN=alice,O=Example");
    }
}
