//! The server's side of TLS.

use super::{Authorities, CertifiedKey, TlsError, provider};
use std::fmt;
use std::io;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use tokio_rustls::server::TlsStream;

/// How a server shows who it is, and is sure of its clients.
#[derive(Clone)]
pub struct TlsServer {
    config: Arc<ServerConfig>,
    mutual: bool,
}

impl TlsServer {
    /// A server that asks for no certificates: whoever can reach it may connect, and who they are is
    /// for something else to tell.
    ///
    /// # Errors
    ///
    /// The certificate cannot be used, or the key is that of another certificate.
    pub fn new(shown: CertifiedKey) -> Result<Self, TlsError> {
        TlsServer::with(shown, None)
    }

    /// A server that takes only clients whose certificate one of the authorities vouches for, as
    /// libvirtd does unless told otherwise.
    ///
    /// # Errors
    ///
    /// The authorities or the certificate cannot be used, or the key is that of another certificate.
    pub fn mutual(shown: CertifiedKey, authorities: Authorities) -> Result<Self, TlsError> {
        TlsServer::with(shown, Some(&authorities))
    }

    fn with(shown: CertifiedKey, authorities: Option<&Authorities>) -> Result<Self, TlsError> {
        let config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(TlsError::unusable)?;
        let config = match authorities {
            Some(authorities) => config.with_client_cert_verifier(
                WebPkiClientVerifier::builder_with_provider(authorities.roots(), provider())
                    .build()
                    .map_err(|error| TlsError::Unusable(Box::new(error)))?,
            ),
            None => config.with_no_client_auth(),
        };
        let (chain, key) = shown.into_parts();
        let mut config = config
            .with_single_cert(chain, key)
            .map_err(TlsError::unusable)?;
        // A resumed session would not check again whether the certificate has expired meanwhile.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
        Ok(TlsServer {
            config: Arc::new(config),
            mutual: authorities.is_some(),
        })
    }

    /// Shakes hands; gives the certificates that the client showed and proved to own, its own first.
    pub(crate) async fn accept(
        &self,
        stream: TcpStream,
    ) -> io::Result<(Box<TlsStream<TcpStream>>, Arc<[Vec<u8>]>)> {
        let acceptor = TlsAcceptor::from(Arc::clone(&self.config));
        let stream = Box::new(acceptor.accept(stream).await?);
        let shown = stream.get_ref().1.peer_certificates().unwrap_or_default();
        let shown = shown.iter().map(|certificate| certificate.to_vec());
        let shown: Arc<[Vec<u8>]> = shown.collect();
        Ok((stream, shown))
    }
}

impl fmt::Debug for TlsServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsServer")
            .field("mutual", &self.mutual)
            .finish_non_exhaustive()
    }
}
