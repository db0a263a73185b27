//! The client's side of TLS.

use super::{
    Authorities, CertifiedKey, TlsError, TlsPeer, TlsStream, certificates, confirmation, provider,
};
use crate::protocol::Protocol;
use crate::transport::{Address, Endpoint};
use std::fmt;
use std::io;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::client::Resumption;
use tokio_rustls::rustls::pki_types::ServerName;

/// How a client is sure of its server, and shows who it is itself.
#[derive(Clone)]
pub struct TlsClient {
    config: Arc<ClientConfig>,
    /// In the place of the endpoint's host.
    name: Option<ServerName<'static>>,
}

impl TlsClient {
    /// A client that shows no certificate: for servers that know their callers otherwise, or not at
    /// all.
    ///
    /// # Errors
    ///
    /// The authorities cannot be used.
    pub fn new(authorities: Authorities) -> Result<Self, TlsError> {
        TlsClient::with(&authorities, None)
    }

    /// A client that shows a certificate.
    ///
    /// # Errors
    ///
    /// The authorities or the certificate cannot be used, or the key is that of another certificate.
    pub fn mutual(authorities: Authorities, shown: CertifiedKey) -> Result<Self, TlsError> {
        TlsClient::with(&authorities, Some(shown))
    }

    fn with(authorities: &Authorities, shown: Option<CertifiedKey>) -> Result<Self, TlsError> {
        let config = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(TlsError::unusable)?
            .with_webpki_verifier(authorities.of_servers()?);
        let mut config = match shown.map(CertifiedKey::into_parts) {
            Some((chain, key)) => config
                .with_client_auth_cert(chain, key)
                .map_err(TlsError::unusable)?,
            None => config.with_no_client_auth(),
        };
        config.resumption = Resumption::disabled();
        Ok(TlsClient {
            config: Arc::new(config),
            name: None,
        })
    }

    /// The name or address that the server's certificate must have, where it is not the host of the
    /// endpoint: behind a tunnel, for one.
    ///
    /// # Errors
    ///
    /// The text is neither a host name nor an address.
    pub fn server_name(mut self, name: &str) -> Result<Self, TlsError> {
        self.name = Some(server_name(name)?);
        Ok(self)
    }

    /// Makes a connection to an endpoint safe: shakes hands and checks the server's certificate. Over
    /// libvirt's protocol it also waits for the server to have checked this client's.
    ///
    /// # Errors
    ///
    /// The server is not the one that the endpoint names, or does not take this client, or none of it is
    /// done by the deadline.
    pub(crate) async fn secure(
        &self,
        tcp: TcpStream,
        endpoint: &Endpoint,
        deadline: Instant,
    ) -> io::Result<(TlsStream, TlsPeer)> {
        let address = tcp.peer_addr()?;
        let name = match (&self.name, endpoint.address()) {
            (Some(name), _) => Ok(name.clone()),
            (None, Address::Tls(place) | Address::Tcp(place)) => server_name(host(place)),
            (None, Address::Unix(path)) => {
                Err(TlsError::ServerName(path.to_string_lossy().into_owned()))
            }
        };
        let name = name.map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
        let connector = TlsConnector::from(Arc::clone(&self.config));
        let shaken = timeout_at(deadline, connector.connect(name, tcp)).await;
        let stream =
            shaken.map_err(|_| late("the server did not finish the TLS handshake in time"))??;
        let shown = certificates(stream.get_ref().1.peer_certificates());
        let mut stream: TlsStream = Box::new(stream.into());
        if endpoint.protocol() == Protocol::Libvirt {
            let confirmed = timeout_at(deadline, confirmation::receive(&mut stream)).await;
            confirmed.map_err(|_| {
                late("the server did not confirm in time that it takes this client")
            })??;
        }
        Ok((stream, TlsPeer::new(address, shown)))
    }
}

fn late(problem: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, problem)
}

/// `HOST:PORT` without its port.
fn host(place: &str) -> &str {
    place.rsplit_once(':').map_or(place, |(host, _)| host)
}

/// An IPv6 address may be in brackets, as endpoints have it.
fn server_name(host: &str) -> Result<ServerName<'static>, TlsError> {
    let bare = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    ServerName::try_from(bare.to_owned()).map_err(|_| TlsError::ServerName(host.to_owned()))
}

impl fmt::Debug for TlsClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsClient")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
