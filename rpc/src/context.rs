//! What a handler knows of its call beside the arguments.

use crate::onc::{AuthSys, CallHeader};
use crate::procedure::Target;
use crate::session::Session;
use std::net::SocketAddr;
use std::sync::Arc;

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Peer {
    /// A TCP connection from this address.
    Tcp(SocketAddr),
    /// A Unix socket connection, from the process that the kernel names.
    Unix(Option<UnixCredentials>),
    /// A connection within this process.
    Local,
}

/// Who is at the other end of a Unix socket, as the kernel says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnixCredentials {
    /// The process, where the system tells.
    pub pid: Option<i32>,
    /// The effective user.
    pub uid: u32,
    /// The effective group.
    pub gid: u32,
}

/// What a handler knows of its call beside the arguments. A handler asks for it with a first
/// argument `cx: &Context`.
#[derive(Debug)]
pub struct Context {
    pub(crate) header: CallHeader,
    pub(crate) session: Arc<Session>,
}

impl Context {
    /// The program, version and procedure that were called.
    #[must_use]
    pub fn target(&self) -> Target {
        self.header.target
    }

    /// The transaction id of the call (RFC 5531 section 9). Only the caller gives it a meaning.
    #[must_use]
    pub fn xid(&self) -> u32 {
        self.header.xid
    }

    /// The other end of the connection.
    #[must_use]
    pub fn peer(&self) -> &Peer {
        self.session.peer()
    }

    /// The flavor of the caller's credential: 0 is AUTH_NONE, 1 is AUTH_SYS.
    #[must_use]
    pub fn auth_flavor(&self) -> u32 {
        self.header.credential.flavor
    }

    /// Who the caller says to be, where the credential is AUTH_SYS (RFC 5531 appendix A).
    ///
    /// Nothing proves it: trust it only where the network and the peer are trusted.
    #[must_use]
    pub fn auth_sys(&self) -> Option<AuthSys> {
        self.header.credential.auth_sys()
    }
}
