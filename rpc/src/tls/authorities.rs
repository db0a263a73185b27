//! Whom one end trusts to vouch for the other.

use super::TlsError;
use super::certified_key::{certificates, read};
use std::path::Path;
use std::sync::Arc;
use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::pki_types::CertificateDer;

/// Certificates of authorities: a peer is trusted whose certificate one of them has signed, at once or
/// through others that the peer shows. There are always some.
#[derive(Debug, Clone)]
pub struct Authorities {
    roots: Arc<RootCertStore>,
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
        })
    }

    pub(super) fn roots(&self) -> Arc<RootCertStore> {
        Arc::clone(&self.roots)
    }
}
