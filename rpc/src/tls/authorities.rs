//! Whom one end trusts to vouch for the other.

use super::TlsError;
use super::certified_key::{certificates, read, revocations};
use super::provider;
use std::path::Path;
use std::sync::Arc;
use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::pki_types::{CertificateDer, CertificateRevocationListDer};
use tokio_rustls::rustls::server::danger::ClientCertVerifier;
use tokio_rustls::rustls::server::{VerifierBuilderError, WebPkiClientVerifier};

/// Certificates of authorities: a peer is trusted whose certificate one of them has signed, at once or
/// through others that the peer shows. There are always some.
#[derive(Debug, Clone)]
pub struct Authorities {
    roots: Arc<RootCertStore>,
    /// What they have taken back.
    revocations: Vec<CertificateRevocationListDer<'static>>,
}

impl Authorities {
    /// The certificates of a PEM file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, has no certificate, or one that is malformed.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, TlsError> {
        let path = path.as_ref();
        Authorities::from_pem(&read(path)?).map_err(|error| error.of_file(path))
    }

    /// The certificates of a PEM text.
    ///
    /// # Errors
    ///
    /// It has no certificate, or one that is malformed.
    pub fn from_pem(pem: &[u8]) -> Result<Self, TlsError> {
        Authorities::new(certificates(pem)?)
    }

    /// Certificates in DER.
    ///
    /// # Errors
    ///
    /// There are none, or one is malformed.
    pub fn from_der(certificates: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, TlsError> {
        Authorities::new(certificates.into_iter().map(CertificateDer::from))
    }

    /// Refuses what the lists of a PEM file have taken back (RFC 5280 section 5), as libvirt's
    /// `cacrl.pem`. An authority without a list has taken nothing back; a list behind the time of its
    /// next update lets nobody of its authority in.
    ///
    /// # Errors
    ///
    /// The file cannot be read or has no such list. Whether the lists can be used shows when a client or
    /// a server is made.
    pub fn revocations_from_pem_file(self, path: impl AsRef<Path>) -> Result<Self, TlsError> {
        let path = path.as_ref();
        let with = self.revocations_from_pem(&read(path)?);
        with.map_err(|error| error.of_file(path))
    }

    /// The same for a PEM text.
    ///
    /// # Errors
    ///
    /// It has no such list.
    pub fn revocations_from_pem(mut self, pem: &[u8]) -> Result<Self, TlsError> {
        self.revocations.extend(revocations(pem)?);
        Ok(self)
    }

    fn new(
        certificates: impl IntoIterator<Item = CertificateDer<'static>>,
    ) -> Result<Self, TlsError> {
        let mut roots = RootCertStore::empty();
        for certificate in certificates {
            roots.add(certificate).map_err(TlsError::unusable)?;
        }
        if roots.is_empty() {
            return Err(TlsError::NoAuthorities);
        }
        Ok(Authorities {
            roots: Arc::new(roots),
            revocations: Vec::new(),
        })
    }

    /// What checks the certificates of servers.
    pub(super) fn of_servers(&self) -> Result<Arc<WebPkiServerVerifier>, TlsError> {
        let roots = Arc::clone(&self.roots);
        let verifier = WebPkiServerVerifier::builder_with_provider(roots, provider())
            .with_crls(self.revocations.clone())
            .allow_unknown_revocation_status()
            .enforce_revocation_expiration();
        verifier.build().map_err(unusable)
    }

    /// What checks the certificates of clients, which have to show one.
    pub(super) fn of_clients(&self) -> Result<Arc<dyn ClientCertVerifier>, TlsError> {
        let roots = Arc::clone(&self.roots);
        let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider())
            .with_crls(self.revocations.clone())
            .allow_unknown_revocation_status()
            .enforce_revocation_expiration();
        verifier.build().map_err(unusable)
    }
}

fn unusable(error: VerifierBuilderError) -> TlsError {
    TlsError::Unusable(Box::new(error))
}
