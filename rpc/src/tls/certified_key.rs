//! A certificate that this end shows, with its key.

use super::TlsError;
use std::fmt;
use std::path::Path;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{
    CertificateDer, CertificateRevocationListDer, PrivateKeyDer,
};

/// The certificate that one end shows, those that link it to an authority, and its private key.
pub struct CertifiedKey {
    /// Its own first.
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl CertifiedKey {
    /// From PEM files: the certificate first, then those in between; the key as PKCS#8, PKCS#1 or SEC1,
    /// unencrypted.
    ///
    /// # Errors
    ///
    /// A file cannot be read or does not have what it should.
    pub fn from_pem_files(
        certificates: impl AsRef<Path>,
        key: impl AsRef<Path>,
    ) -> Result<Self, TlsError> {
        let (chain, secret) = (certificates.as_ref(), key.as_ref());
        Ok(CertifiedKey {
            chain: self::certificates(&read(chain)?).map_err(|error| error.of_file(chain))?,
            key: private_key(&read(secret)?).map_err(|error| error.of_file(secret))?,
        })
    }

    /// From PEM texts, which may be one and the same.
    ///
    /// # Errors
    ///
    /// One does not have what it should.
    pub fn from_pem(certificates: &[u8], key: &[u8]) -> Result<Self, TlsError> {
        Ok(CertifiedKey {
            chain: self::certificates(certificates)?,
            key: private_key(key)?,
        })
    }

    /// From DER: the certificate first, then those in between; the key as PKCS#8, PKCS#1 or SEC1.
    ///
    /// # Errors
    ///
    /// The key is none of these.
    pub fn from_der(
        certificates: impl IntoIterator<Item = Vec<u8>>,
        key: Vec<u8>,
    ) -> Result<Self, TlsError> {
        let key = PrivateKeyDer::try_from(key).map_err(|error| TlsError::Unusable(error.into()))?;
        Ok(CertifiedKey {
            chain: certificates.into_iter().map(CertificateDer::from).collect(),
            key,
        })
    }

    pub(super) fn into_parts(self) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
        (self.chain, self.key)
    }
}

impl Clone for CertifiedKey {
    fn clone(&self) -> Self {
        CertifiedKey {
            chain: self.chain.clone(),
            key: self.key.clone_key(),
        }
    }
}

impl fmt::Debug for CertifiedKey {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertifiedKey")
            .field("certificates", &self.chain.len())
            .finish_non_exhaustive()
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::File {
        path: path.to_owned(),
        source,
    })
}

fn malformed(error: &pem::Error) -> TlsError {
    TlsError::Pem {
        path: None,
        problem: format!("is not PEM: {error}"),
    }
}

/// All certificates of a PEM text, one at least.
pub(super) fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let found = found.map_err(|error| malformed(&error))?;
    if found.is_empty() {
        return Err(TlsError::Pem {
            path: None,
            problem: "has no certificate".to_owned(),
        });
    }
    Ok(found)
}

/// All lists of revocations of a PEM text, one at least.
pub(super) fn revocations(
    pem: &[u8],
) -> Result<Vec<CertificateRevocationListDer<'static>>, TlsError> {
    let found: Result<Vec<_>, _> = CertificateRevocationListDer::pem_slice_iter(pem).collect();
    let found = found.map_err(|error| malformed(&error))?;
    if found.is_empty() {
        return Err(TlsError::Pem {
            path: None,
            problem: "has no list of revocations".to_owned(),
        });
    }
    Ok(found)
}

fn private_key(pem: &[u8]) -> Result<PrivateKeyDer<'static>, TlsError> {
    PrivateKeyDer::from_pem_slice(pem).map_err(|error| match error {
        pem::Error::NoItemsFound => TlsError::Pem {
            path: None,
            problem: "has no private key that is not encrypted".to_owned(),
        },
        error => malformed(&error),
    })
}
