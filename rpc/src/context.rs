//! What a handler knows of its call beside the arguments.

use crate::client::Channel;
use crate::events::{EventSender, EventSet, Lag};
use crate::interface::Interface;
use crate::libvirt::MAX_FDS;
use crate::onc::{AuthSys, CallHeader};
use crate::procedure::{Procedure, Target};
use crate::protocol::Protocol;
use crate::session::{ConnectionValues, Session};
use http::Extensions;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::time::Instant;

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Peer {
    /// A TCP connection from this address.
    Tcp(SocketAddr),
    /// A Unix socket connection, from the process that the kernel names.
    Unix(Option<UnixCredentials>),
    /// A TLS connection, and what its certificate says.
    #[cfg(feature = "tls")]
    Tls(Box<crate::tls::TlsPeer>),
    /// A connection within this process.
    Local,
}

impl fmt::Display for Peer {
    /// `tcp://127.0.0.1:700`, `unix (pid 12, uid 0, gid 0)`, `tls://127.0.0.1:700 (CN=alice)`, `local`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Peer::Tcp(address) => write!(f, "tcp://{address}"),
            Peer::Unix(Some(UnixCredentials { pid, uid, gid })) => {
                f.write_str("unix (")?;
                if let Some(pid) = pid {
                    write!(f, "pid {pid}, ")?;
                }
                write!(f, "uid {uid}, gid {gid})")
            }
            Peer::Unix(None) => f.write_str("unix"),
            #[cfg(feature = "tls")]
            Peer::Tls(peer) => write!(f, "{peer}"),
            Peer::Local => f.write_str("local"),
        }
    }
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

impl UnixCredentials {
    /// A process and its user, as whoever hands sockets in knows them, or a test does.
    #[must_use]
    pub fn new(pid: Option<i32>, uid: u32, gid: u32) -> Self {
        UnixCredentials { pid, uid, gid }
    }
}

/// What a handler knows of its call beside the arguments. A handler asks for it with a first
/// argument `cx: &Context`.
#[derive(Debug)]
pub struct Context {
    pub(crate) header: CallHeader,
    pub(crate) session: Arc<Session>,
    interface: &'static Interface,
    procedure: Option<&'static Procedure>,
    deadline: Option<Instant>,
    extensions: Extensions,
    fds: OnceLock<Box<Mutex<Fds>>>,
}

/// File descriptors that belong to a call.
#[derive(Debug, Default)]
struct Fds {
    received: Vec<OwnedFd>,
    sent: Vec<OwnedFd>,
}

impl Context {
    pub(crate) fn new(
        header: CallHeader,
        interface: &'static Interface,
        procedure: Option<&'static Procedure>,
        session: Arc<Session>,
    ) -> Self {
        let timeout = procedure.and_then(|procedure| procedure.timeout);
        Context {
            header,
            session,
            interface,
            procedure,
            deadline: timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
            extensions: Extensions::new(),
            fds: OnceLock::new(),
        }
    }

    /// The version of the program that was called, as data.
    #[must_use]
    pub fn interface(&self) -> &'static Interface {
        self.interface
    }

    /// The description of the procedure that was called; none for NULL.
    #[must_use]
    pub fn procedure(&self) -> Option<&'static Procedure> {
        self.procedure
    }

    /// When the handler must be done, where the procedure has a `timeout`.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// Whether nobody waits for the answer any more: the connection is gone, or the deadline past.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        let late = self
            .deadline
            .is_some_and(|deadline| deadline <= Instant::now());
        late || self.session.ended().is_some()
    }

    /// Ready once the connection is gone, also when the handler has long answered: a task can wait
    /// for it to put away what belongs to the caller. A handler itself is dropped then, unless its
    /// procedure is `detached` or `blocking`.
    pub fn cancelled(&self) -> impl Future<Output = ()> + Send + use<> {
        self.session.gone().cancelled_owned()
    }

    /// What a layer or the authorizer left here.
    #[must_use]
    pub fn get<T: Clone + Send + Sync + 'static>(&self) -> Option<&T> {
        self.extensions.get()
    }

    /// Leaves a value for the handler, one of each type; gives the one before.
    pub fn insert<T: Clone + Send + Sync + 'static>(&mut self, value: T) -> Option<T> {
        self.extensions.insert(value)
    }

    /// Sends events to the caller's connection, for as long as there is one. Where the caller is
    /// behind, [`Lag::default`] applies. Unlike a subscription at a [`Hub`](crate::Hub), this does not keep
    /// a connection from being closed as idle.
    #[must_use]
    pub fn events<E: EventSet>(&self) -> E {
        self.events_with(Lag::default())
    }

    /// [`events`](Context::events) with what happens where the caller is behind.
    #[must_use]
    pub fn events_with<E: EventSet>(&self, lag: Lag) -> E {
        E::over(EventSender::one(Arc::clone(&self.session), lag))
    }

    /// A channel to call the caller back over its own connection, as NFSv4.1 does on its
    /// backchannel: for a program that the caller serves on it.
    #[must_use]
    pub fn channel(&self) -> Channel {
        Channel::back(&self.session)
    }

    /// The protocol of the connection.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        self.session.protocol()
    }

    /// Values that live as long as the connection, for all of its calls.
    #[must_use]
    pub fn connection(&self) -> ConnectionValues<'_> {
        self.session.values()
    }

    /// Whether it is known who is at the other end, or nobody asks: see
    /// [`needs_authentication`](crate::ServerBuilder::needs_authentication).
    #[must_use]
    pub fn is_authenticated(&self) -> bool {
        self.session.is_authenticated()
    }

    /// It is known now who is at the other end, for all calls of the connection from here on.
    pub fn set_authenticated(&self) {
        self.session.set_authenticated();
    }

    /// From now on the peer is asked for a sign of life where it is silent, as
    /// [`keepalive`](crate::ServerBuilder::keepalive) says. Only for a peer that has said it answers. ONC RPC
    /// has no such signs: there it does nothing.
    pub fn start_keepalive(&self) {
        self.session.start_keepalive();
    }

    pub(crate) fn receive_fds(&self, fds: Vec<OwnedFd>) {
        self.fds().received = fds;
    }

    /// The file descriptors that came with the call, which are the handler's from here on. Those that
    /// nobody takes are closed with the call.
    #[must_use]
    pub fn take_fds(&self) -> Vec<OwnedFd> {
        match self.fds.get() {
            Some(fds) => std::mem::take(&mut lock(fds).received),
            None => Vec::new(),
        }
    }

    /// Whether file descriptors can go with the answer: over libvirt on a Unix socket.
    #[must_use]
    pub fn passes_fds(&self) -> bool {
        self.session.passes_fds()
    }

    /// Sends a file descriptor along with the result: a copy of it arrives at the caller. An answer that
    /// is an error goes without, and it is closed.
    ///
    /// # Errors
    ///
    /// The connection carries none ([`passes_fds`](Context::passes_fds)), or there are
    /// [as many](crate::libvirt::MAX_FDS) as go with an answer.
    pub fn attach_fd(&self, fd: impl Into<OwnedFd>) -> io::Result<()> {
        if !self.passes_fds() {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "file descriptors go over a Unix socket in libvirt's protocol only",
            ));
        }
        let mut fds = self.fds();
        if fds.sent.len() >= MAX_FDS {
            let most = format!("at most {MAX_FDS} file descriptors go with an answer");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, most));
        }
        fds.sent.push(fd.into());
        Ok(())
    }

    fn fds(&self) -> MutexGuard<'_, Fds> {
        lock(self.fds.get_or_init(Box::default))
    }

    /// Those that go with the result.
    pub(crate) fn fds_to_send(&self) -> Vec<OwnedFd> {
        match self.fds.get() {
            Some(fds) => std::mem::take(&mut lock(fds).sent),
            None => Vec::new(),
        }
    }

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

/// Nothing panics under this lock.
fn lock(fds: &Mutex<Fds>) -> MutexGuard<'_, Fds> {
    fds.lock().unwrap_or_else(PoisonError::into_inner)
}
