//! The client's side of TLS.

use super::{Authorities, CertifiedKey, TlsError, provider};
use std::fmt;
use std::io;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
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
            .with_root_certificates(authorities.roots());
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

    /// Whom the certificate of a server at `host` must name.
    pub(crate) fn expected(&self, host: &str) -> Result<ServerName<'static>, TlsError> {
        match &self.name {
            Some(name) => Ok(name.clone()),
            None => server_name(host),
        }
    }

    /// Shakes hands, and has checked the server's certificate when it is ready.
    pub(crate) async fn connect(
        &self,
        stream: TcpStream,
        name: ServerName<'static>,
    ) -> io::Result<Box<TlsStream<TcpStream>>> {
        let connector = TlsConnector::from(Arc::clone(&self.config));
        Ok(Box::new(connector.connect(name, stream).await?))
    }
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
