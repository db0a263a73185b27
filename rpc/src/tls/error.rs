//! What can be wrong with certificates and keys before a connection is tried.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use tokio_rustls::rustls;

/// Why TLS cannot be set up from what was given. What goes wrong in a handshake is told by the
/// connection that fails.
#[derive(Debug)]
#[non_exhaustive]
pub enum TlsError {
    /// A file cannot be read.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What should hold certificates or a key in PEM (RFC 7468) does not.
    Pem {
        /// The file, where it came from one.
        path: Option<PathBuf>,
        /// What is wrong.
        problem: String,
    },
    /// There is nobody to trust.
    NoAuthorities,
    /// A certificate or key cannot be used, or they do not belong together.
    Unusable(Box<dyn Error + Send + Sync>),
    /// A text is neither a host name nor an address.
    ServerName(String),
}

impl TlsError {
    pub(super) fn unusable(error: rustls::Error) -> Self {
        TlsError::Unusable(Box::new(error))
    }

    /// Says which file it was about.
    pub(super) fn of_file(self, file: &std::path::Path) -> Self {
        match self {
            TlsError::Pem { problem, .. } => TlsError::Pem {
                path: Some(file.to_owned()),
                problem,
            },
            other => other,
        }
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TlsError::File { path, source } => {
                write!(f, "cannot read `{}`: {source}", path.display())
            }
            TlsError::Pem {
                path: Some(path),
                problem,
            } => write!(f, "`{}` {problem}", path.display()),
            TlsError::Pem {
                path: None,
                problem,
            } => write!(f, "the text {problem}"),
            TlsError::NoAuthorities => f.write_str(
                "no authority is trusted; give at least one certificate of an authority",
            ),
            TlsError::Unusable(error) => {
                write!(f, "a certificate or key cannot be used: {error}")
            }
            TlsError::ServerName(name) => {
                write!(f, "`{name}` is neither a host name nor an address")
            }
        }
    }
}

impl Error for TlsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            TlsError::File { source, .. } => source.source(),
            TlsError::Unusable(error) => error.source(),
            TlsError::Pem { .. } | TlsError::NoAuthorities | TlsError::ServerName(_) => None,
        }
    }
}
