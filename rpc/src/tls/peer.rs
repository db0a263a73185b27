//! The other end of a TLS connection.

use super::subject::subject;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

/// The other end of a TLS connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TlsPeer {
    /// Where it is.
    pub address: SocketAddr,
    /// The certificates that it showed, in DER, its own first: checked, and the key proved. None where
    /// it was not asked.
    pub certificates: Arc<[Vec<u8>]>,
}

impl TlsPeer {
    pub(crate) fn new(address: SocketAddr, certificates: Arc<[Vec<u8>]>) -> Self {
        TlsPeer {
            address,
            certificates,
        }
    }

    /// Whom the peer's certificate names, as RFC 4514 writes it: `CN=alice,O=Example`.
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        subject(self.certificates.first()?)
    }
}

impl fmt::Display for TlsPeer {
    /// `tls://127.0.0.1:700 (CN=alice)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tls://{}", self.address)?;
        match self.subject() {
            Some(subject) => write!(f, " ({subject})"),
            None => Ok(()),
        }
    }
}
