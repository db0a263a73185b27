//! Why a driver could not be opened.

use crate::uri::UriError;
use std::error::Error;
use std::fmt;
use xdr_rpc::libvirt::sasl;
use xdr_rpc::tls::TlsError;
use xdr_rpc::{CallError, ConnectError};

/// Why a driver could not be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The URI is none.
    Uri(UriError),
    /// The certificates of this client cannot be used.
    Tls(TlsError),
    /// Nobody is there, or somebody else.
    Connect(ConnectError),
    /// The daemon is not content with who calls.
    Refused(&'static str),
    /// The daemon and this client do not agree about the password, or how to prove it.
    Login(sasl::ClientError),
    /// The daemon answered with an error, or not at all.
    Call(CallError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Uri(error) => write!(f, "{error}"),
            OpenError::Tls(error) => write!(f, "{error}"),
            OpenError::Connect(error) => write!(f, "{error}"),
            OpenError::Refused(why) => write!(f, "the daemon asks who you are: {why}"),
            OpenError::Login(error) => write!(f, "cannot log in: {error}"),
            OpenError::Call(error) => write!(f, "{error}"),
        }
    }
}

impl Error for OpenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            OpenError::Uri(error) => error.source(),
            OpenError::Tls(error) => error.source(),
            OpenError::Connect(error) => error.source(),
            OpenError::Refused(_) => None,
            OpenError::Login(error) => error.source(),
            OpenError::Call(error) => error.source(),
        }
    }
}

impl From<UriError> for OpenError {
    fn from(error: UriError) -> Self {
        OpenError::Uri(error)
    }
}

impl From<TlsError> for OpenError {
    fn from(error: TlsError) -> Self {
        OpenError::Tls(error)
    }
}

impl From<ConnectError> for OpenError {
    fn from(error: ConnectError) -> Self {
        OpenError::Connect(error)
    }
}

impl From<sasl::ClientError> for OpenError {
    fn from(error: sasl::ClientError) -> Self {
        OpenError::Login(error)
    }
}

impl From<CallError> for OpenError {
    fn from(error: CallError) -> Self {
        OpenError::Call(error)
    }
}
