//! The byte behind the handshake by which a libvirt server says that it takes a client. The other end
//! is rustls without any of this project's code.

use super::certificates::{Authority, client, server};
use super::program::{connect, serve};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio_rustls::{TlsAcceptor, TlsConnector};
use xdr_rpc::tls::TlsClient;
use xdr_rpc::{Address, Channel, ClientLimits, ConnectError, Endpoint};

/// A server that sends this behind the handshake and then waits; or closes.
async fn says(authority: &Authority, bytes: &'static [u8], closes: bool) -> Endpoint {
    let (certificate, key) = authority.sign(&server());
    let chain = vec![CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (tcp, _) = listener.accept().await.unwrap();
        let mut tls = TlsAcceptor::from(Arc::new(config))
            .accept(tcp)
            .await
            .unwrap();
        tls.write_all(bytes).await.unwrap();
        tls.flush().await.unwrap();
        if closes {
            tls.shutdown().await.unwrap();
        }
        // Whatever the client says, it gets nothing more.
        let _ = tls.read_to_end(&mut Vec::new()).await;
        std::future::pending::<()>().await;
    });
    format!("libvirt+tls://{place}").parse().unwrap()
}

async fn refusal(endpoint: &Endpoint, authority: &Authority) -> io::Error {
    let mut limits = ClientLimits::default();
    limits.connect_timeout = Duration::from_secs(1);
    let channel = Channel::builder()
        .endpoint(endpoint)
        .limits(limits)
        .tls(authority.client());
    match channel.connect().await {
        Err(ConnectError::Io { source, .. }) => source,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_client_comes_in_with_byte_1_alone() {
    let authority = Authority::new();
    let endpoint = says(&authority, &[1], false).await;
    connect(&endpoint, authority.client()).await.unwrap();

    for byte in [&[0_u8], &[2], &[255]] {
        let endpoint = says(&authority, byte, false).await;
        let error = refusal(&endpoint, &authority).await;
        assert_eq!(
            error.to_string(),
            format!(
                "the server does not take this client: it sent byte {} behind the handshake in place of 1",
                byte[0]
            )
        );
    }
}

#[tokio::test]
async fn a_server_that_closes_in_place_of_the_byte() {
    let authority = Authority::new();
    let endpoint = says(&authority, &[], true).await;
    let error = refusal(&endpoint, &authority).await;
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    assert!(
        error
            .to_string()
            .contains("may not trust this client's certificate")
    );
}

#[tokio::test]
async fn a_server_that_never_sends_the_byte() {
    let authority = Authority::new();
    let endpoint = says(&authority, &[], false).await;
    let error = refusal(&endpoint, &authority).await;
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert_eq!(
        error.to_string(),
        "the server did not confirm in time that it takes this client"
    );
}

/// What our server sends behind the handshake, and how many bytes came in all, to a client that shows
/// what it is given.
async fn hears(endpoint: &Endpoint, authority: &Authority, shown: &Authority) -> Vec<u8> {
    let mut roots = RootCertStore::empty();
    let root = CertificateDer::from_pem_slice(authority.pem.as_bytes()).unwrap();
    roots.add(root).unwrap();
    let (certificate, key) = shown.sign(&client("alice"));
    let chain = vec![CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(key.as_bytes()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_client_auth_cert(chain, key)
        .unwrap();
    let Address::Tls(place) = endpoint.address() else {
        panic!("{endpoint} has no TLS");
    };
    let tcp = TcpStream::connect(place).await.unwrap();
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let mut tls = TlsConnector::from(Arc::new(config))
        .connect(name, tcp)
        .await
        .unwrap();
    // A length that no packet and no record can have: whoever is in is thrown out over it.
    let mut heard = Vec::new();
    if let Ok(byte) = tls.read_u8().await {
        heard.push(byte);
    }
    let _ = tls.write_all(&[0x7f; 64]).await;
    let _ = tls.flush().await;
    let _ = tls.read_to_end(&mut heard).await;
    heard
}

#[tokio::test]
async fn a_server_sends_the_byte_once_it_has_checked_the_client() {
    let (authority, other) = (Authority::new(), Authority::new());
    let (server, _) = serve(authority.server(), "libvirt+tls://127.0.0.1:0").await;
    let place = &server.endpoints()[0];
    assert_eq!(hears(place, &authority, &authority).await, [1]);
    // Under TLS 1.3 this client's own handshake succeeds, and only then is it refused.
    assert_eq!(hears(place, &authority, &other).await, [0_u8; 0]);
}

#[tokio::test]
async fn the_reason_of_a_refusal_reaches_the_client() {
    let (authority, other) = (Authority::new(), Authority::new());
    let (server, _) = serve(authority.server(), "libvirt+tls://127.0.0.1:0").await;
    let shown = other.certify(&client("mallory"));
    let tls = TlsClient::mutual(authority.trusted(), shown).unwrap();
    let refused = connect(&server.endpoints()[0], tls).await;
    let text = refused.unwrap_err().to_string();
    assert!(
        text.contains("the server does not take this client"),
        "{text}"
    );
}
