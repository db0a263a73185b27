//! What is known of a caller.

use crate::context::{Peer, UnixCredentials};
use xdr_core::Xdr;

/// How callers show who they are: `remote_auth_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
#[repr(i32)]
pub enum Method {
    /// Not at all, or by what the connection says.
    None = 0,
    /// By a name and a password.
    Sasl = 1,
    /// By being a process of this machine.
    Polkit = 2,
}

/// Who is at the other end of a connection: [`Context::connection`](crate::Context::connection) has it
/// once they are authenticated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Identity {
    /// How they have shown it.
    pub method: Method,
    /// The name that SASL has proved.
    pub user: Option<String>,
    /// The process, over a Unix socket.
    pub unix: Option<UnixCredentials>,
    /// Whom the certificate names, over TLS: `CN=alice,O=Example`.
    pub subject: Option<String>,
}

impl Identity {
    pub(super) fn new(method: Method, peer: &Peer) -> Self {
        Identity {
            method,
            user: None,
            unix: match peer {
                Peer::Unix(credentials) => *credentials,
                _ => None,
            },
            subject: match peer {
                #[cfg(feature = "tls")]
                Peer::Tls(peer) => peer.subject(),
                _ => None,
            },
        }
    }
}
