//! The server's side of TLS.

use super::{
    Authorities, CertifiedKey, TlsError, TlsPeer, TlsStream, certificates, confirmation, provider,
};
use crate::protocol::Protocol;
use std::fmt;
use std::io;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::server::NoServerSessionStorage;

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
            Some(authorities) => config.with_client_cert_verifier(authorities.of_clients()?),
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

    /// Shakes hands and checks the client's certificate, where there has to be one. Over libvirt's
    /// protocol it then tells the client that it is taken.
    pub(crate) async fn secure(
        &self,
        tcp: TcpStream,
        protocol: Protocol,
    ) -> io::Result<(TlsStream, TlsPeer)> {
        let address = tcp.peer_addr()?;
        let acceptor = TlsAcceptor::from(Arc::clone(&self.config));
        let stream = acceptor.accept(tcp).await?;
        let shown = certificates(stream.get_ref().1.peer_certificates());
        let mut stream: TlsStream = Box::new(stream.into());
        if protocol == Protocol::Libvirt {
            confirmation::send(&mut stream).await?;
        }
        Ok((stream, TlsPeer::new(address, shown)))
    }
}

impl fmt::Debug for TlsServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsServer")
            .field("mutual", &self.mutual)
            .finish_non_exhaustive()
    }
}
