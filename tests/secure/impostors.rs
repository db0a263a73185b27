//! Ends that are not to be trusted: certificates of others, of another time, for something else, or none.

use super::certificates::{Authority, client, expired, premature, server};
use super::program::{ENDPOINTS, Safe, VaultServer, serve, visit};
use std::sync::atomic::Ordering;
use xdr_rpc::tls::{CertifiedKey, TlsClient, TlsServer};
use xdr_rpc::{Channel, ConnectError, Endpoint, Server, StartError};

/// A client that shows this does not come in: whatever the protocol, no call of it reaches a handler.
async fn is_shut_out(authority: &Authority, shown: Option<CertifiedKey>) {
    let tls = match shown {
        Some(shown) => TlsClient::mutual(authority.trusted(), shown),
        None => TlsClient::new(authority.trusted()),
    };
    let tls = tls.unwrap();
    for endpoint in ENDPOINTS {
        let (server, safe) = serve(authority.server(), endpoint).await;
        let refused = visit(&server.endpoints()[0], tls.clone()).await;
        assert!(refused.is_err(), "{refused:?} at {endpoint}");
        assert_eq!(safe.opened.load(Ordering::Relaxed), 0);
        // It has only hurt itself.
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
    }
}

/// libvirt 2.3.0 to 3.8.0 did not check certificates at all.
#[tokio::test]
async fn cve_2017_1000256_a_client_of_another_authority() {
    for other in [Authority::named("other"), Authority::new()] {
        let shown = other.certify(&client("alice"));
        is_shut_out(&Authority::new(), Some(shown)).await;
    }
}

#[tokio::test]
async fn a_client_without_a_certificate() {
    is_shut_out(&Authority::new(), None).await;
}

#[tokio::test]
async fn a_client_whose_certificate_has_expired() {
    let authority = Authority::new();
    let shown = authority.certify(&expired(client("alice")));
    is_shut_out(&authority, Some(shown)).await;
    let shown = authority.certify(&premature(client("alice")));
    is_shut_out(&authority, Some(shown)).await;
}

#[tokio::test]
async fn a_client_that_shows_a_servers_certificate() {
    let authority = Authority::new();
    let shown = authority.certify(&server());
    is_shut_out(&authority, Some(shown)).await;
}

/// Nobody vouches for it but itself.
#[tokio::test]
async fn a_client_that_has_signed_for_itself() {
    let key = rcgen::KeyPair::generate().unwrap();
    let own = client("alice").self_signed(&key).unwrap().pem();
    let shown = CertifiedKey::from_pem(own.as_bytes(), key.serialize_pem().as_bytes());
    is_shut_out(&Authority::new(), Some(shown.unwrap())).await;
}

/// A client does not take a server that shows this.
async fn is_not_taken(authority: &Authority, shown: CertifiedKey, reason: &str) {
    for endpoint in ENDPOINTS {
        let tls = TlsServer::mutual(shown.clone(), authority.trusted()).unwrap();
        let (server, safe) = serve(tls, endpoint).await;
        let place = &server.endpoints()[0];
        let channel = Channel::builder().endpoint(place).tls(authority.client());
        let Err(ConnectError::Io { endpoint, source }) = channel.connect().await else {
            panic!("a client connected to {place}");
        };
        assert_eq!(endpoint, *place);
        assert!(source.to_string().contains(reason), "{source}");
        assert_eq!(safe.opened.load(Ordering::Relaxed), 0);
    }
}

#[tokio::test]
async fn cve_2017_1000256_a_server_of_another_authority() {
    let shown = Authority::named("other").certify(&server());
    is_not_taken(&Authority::new(), shown, "UnknownIssuer").await;
    // Of the same name, but with another key.
    let shown = Authority::new().certify(&server());
    is_not_taken(&Authority::new(), shown, "BadSignature").await;
}

#[tokio::test]
async fn a_server_whose_certificate_has_expired() {
    let authority = Authority::new();
    let shown = authority.certify(&expired(server()));
    is_not_taken(&authority, shown, "expired").await;
    let shown = authority.certify(&premature(server()));
    is_not_taken(&authority, shown, "not valid yet").await;
}

#[tokio::test]
async fn a_server_with_a_certificate_for_another_name() {
    let authority = Authority::new();
    let mut params = server();
    params.subject_alt_names.pop();
    let shown = authority.certify(&params);
    is_not_taken(&authority, shown, "not valid for name").await;
    // An address is not in the common name, whatever that says.
    let mut params = client("127.0.0.1");
    params.extended_key_usages.clear();
    let shown = authority.certify(&params);
    is_not_taken(&authority, shown, "not valid for name").await;
}

#[tokio::test]
async fn a_server_that_shows_a_clients_certificate() {
    let authority = Authority::new();
    let mut params = server();
    params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ClientAuth];
    let shown = authority.certify(&params);
    is_not_taken(&authority, shown, "key usage").await;
}

/// The same certificate but for its serial number: one was taken back.
#[tokio::test]
async fn certificates_that_were_taken_back() {
    let (authority, other) = (Authority::new(), Authority::named("other"));
    let with_serial = |mut params: rcgen::CertificateParams, serial: u64| {
        params.serial_number = Some(serial.into());
        authority.certify(&params)
    };
    let list = authority.revoke(&[7], 4000);
    let outdated = authority.revoke(&[7], 2021);
    let of_others = other.revoke(&[7, 8], 4000);
    let knows = |list: &str| {
        authority
            .trusted()
            .revocations_from_pem(list.as_bytes())
            .unwrap()
    };
    for endpoint in ENDPOINTS {
        for (list, serial, is_fine) in [
            (&list, 7, false),
            (&list, 8, true),
            (&outdated, 8, false),
            (&of_others, 7, true),
        ] {
            // The server looks at the list, then the client.
            let shown = with_serial(server(), 1);
            let (server, _) = serve(TlsServer::mutual(shown, knows(list)).unwrap(), endpoint).await;
            let shown = with_serial(client("alice"), serial);
            let tls = TlsClient::mutual(authority.trusted(), shown).unwrap();
            let who = visit(&server.endpoints()[0], tls).await;
            assert_eq!(who.is_ok(), is_fine, "{who:?}");

            let shown = with_serial(self::server(), serial);
            let tls = TlsServer::new(shown).unwrap();
            let (server, _) = serve(tls, endpoint).await;
            let tls = TlsClient::new(knows(list)).unwrap();
            let who = visit(&server.endpoints()[0], tls).await;
            assert_eq!(who.is_ok(), is_fine, "{who:?}");
        }
    }
    let nothing = authority
        .trusted()
        .revocations_from_pem(authority.pem.as_bytes());
    assert!(
        nothing
            .unwrap_err()
            .to_string()
            .contains("has no list of revocations")
    );
}

/// libnfs connected without TLS where it had no certificates for it.
#[tokio::test]
async fn mtls_is_not_silently_downgraded() {
    for text in ENDPOINTS {
        // Nobody listens there: had it tried, it would tell so.
        let endpoint: Endpoint = text.replace(":0", ":1").parse().unwrap();
        let missing = Channel::builder().endpoint(&endpoint).connect().await;
        let Err(ConnectError::NoTls { endpoint: told }) = missing else {
            panic!("{missing:?}");
        };
        assert_eq!(told, endpoint);
        let missing = Channel::builder().endpoint(&endpoint).connect_lazy();
        assert!(matches!(missing, Err(ConnectError::NoTls { .. })));
        let server = Server::builder().serve(VaultServer::new(Safe::default()));
        let missing = server.listen(text).start().await;
        let Err(StartError::NoTls { .. }) = missing else {
            panic!("{missing:?}");
        };
        assert_eq!(
            missing.unwrap_err().to_string(),
            format!("cannot listen on {text}: TLS needs certificates; give them with `tls`")
        );
    }
}
