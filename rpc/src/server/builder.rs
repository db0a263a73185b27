//! Starting and stopping a server.

use super::accept::{self, Anonymous, Shared};
use super::guard::Authorize;
use super::programs::{Program, Programs};
use crate::context::Peer;
use crate::error::{EndpointError, StartError};
use crate::libvirt::KeepAlive;
use crate::limits::ServerLimits;
use crate::protocol::Protocol;
use crate::session::{DriverLimits, SessionLimits};
#[cfg(feature = "tower")]
use crate::tower::CallPath;
use crate::transport::{Address, Endpoint, IntoEndpoint, Listener, Listening};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, UnixListener};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use xdr_core::Limits;

/// Puts a server together: programs, endpoints, limits.
#[must_use = "a server runs once `start` is awaited"]
pub struct ServerBuilder {
    programs: Result<Programs, StartError>,
    endpoints: Vec<Place>,
    limits: ServerLimits,
    protocol: Protocol,
    unix_mode: Option<u32>,
    keepalive: Option<KeepAlive>,
    anonymous: Option<Anonymous>,
    #[cfg(feature = "tls")]
    tls: Option<crate::tls::TlsServer>,
}

/// Where to listen.
#[derive(Debug)]
enum Place {
    /// With who may connect, where it is a path.
    Endpoint(Result<Endpoint, EndpointError>, Option<u32>),
    Tcp(TcpListener, Protocol),
    #[cfg(feature = "tls")]
    Tls(TcpListener, Protocol),
    Unix(UnixListener, Protocol),
}

impl Place {
    async fn listen(self, backlog: u32) -> Result<Listener, StartError> {
        let bound = match self {
            Place::Endpoint(endpoint, mode) => {
                let endpoint = endpoint.map_err(StartError::Endpoint)?;
                let bound = Listener::bind(&endpoint, Listening { backlog, mode }).await;
                return bound.map_err(|source| StartError::Listen { endpoint, source });
            }
            Place::Tcp(listener, protocol) => Listener::tcp(listener, protocol),
            #[cfg(feature = "tls")]
            Place::Tls(listener, protocol) => Listener::tls(listener, protocol),
            Place::Unix(listener, protocol) => Listener::unix(listener, protocol),
        };
        bound.map_err(StartError::Socket)
    }
}

impl ServerBuilder {
    /// Serves one version of a program. Several versions and programs share one server.
    pub fn serve(mut self, program: impl Program) -> Self {
        if let Ok(programs) = &mut self.programs
            && let Err(error) = programs.add(program)
        {
            self.programs = Err(error);
        }
        self
    }

    /// Serves a version of a program and all versions that it extends, on one implementation.
    pub fn serve_versions(self, program: impl Program) -> Self {
        program.serve_on(self)
    }

    /// Lets `guard` decide about each call before its arguments are decoded.
    pub fn authorize(mut self, guard: impl Authorize) -> Self {
        if let Ok(programs) = &mut self.programs {
            programs.set_guard(Arc::new(guard));
        }
        self
    }

    /// Listens on an endpoint: `tcp://HOST:PORT` (port 0 takes a free one), `tls://HOST:PORT` or
    /// `unix:///PATH`; with `libvirt+` before it, for what speaks libvirt's protocol.
    pub fn listen(mut self, endpoint: impl IntoEndpoint) -> Self {
        let endpoint = endpoint.into_endpoint();
        self.endpoints
            .push(Place::Endpoint(endpoint, self.unix_mode));
        self
    }

    /// Who may connect to the Unix sockets of the endpoints from here on, as the bits of a mode: `0o600`
    /// is the owner of the process alone, `0o666` everybody. Where nothing is said, the mask of the
    /// process decides, as for any file.
    pub fn unix_mode(mut self, mode: u32) -> Self {
        self.unix_mode = Some(mode);
        self
    }

    /// What is spoken on sockets and streams that are handed in from here on: ONC RPC, where nothing
    /// else is said.
    pub fn protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = protocol;
        self
    }

    /// When a libvirt client is asked for a sign of life, once
    /// [`start_keepalive`](crate::Context::start_keepalive) says that it gives one.
    pub fn keepalive(mut self, keepalive: KeepAlive) -> Self {
        self.keepalive = Some(keepalive);
        self
    }

    /// Who has to show who it is before anything else: a connection of such a peer counts against
    /// [`max_unauthenticated`](ServerLimits::max_unauthenticated) until
    /// [`set_authenticated`](crate::Context::set_authenticated). What it may call meanwhile is for
    /// the [authorizer](ServerBuilder::authorize) to say.
    pub fn needs_authentication(
        mut self,
        who: impl Fn(&Peer) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.anonymous = Some(Arc::new(who));
        self
    }

    /// Listens on a TCP socket that was bound elsewhere, such as one that systemd handed in.
    pub fn listen_tcp(mut self, listener: TcpListener) -> Self {
        self.endpoints.push(Place::Tcp(listener, self.protocol));
        self
    }

    /// Listens on a TCP socket that was bound elsewhere, as at a `tls` endpoint.
    #[cfg(feature = "tls")]
    pub fn listen_tls(mut self, listener: TcpListener) -> Self {
        self.endpoints.push(Place::Tls(listener, self.protocol));
        self
    }

    /// Listens on a Unix socket that was bound elsewhere, with permissions of its own. Its name in
    /// the file system stays when the server ends.
    pub fn listen_unix(mut self, listener: UnixListener) -> Self {
        self.endpoints.push(Place::Unix(listener, self.protocol));
        self
    }

    /// What is shown at `tls` endpoints, and asked of whoever connects there.
    #[cfg(feature = "tls")]
    pub fn tls(mut self, tls: crate::tls::TlsServer) -> Self {
        self.tls = Some(tls);
        self
    }

    /// Replaces the default limits.
    pub fn limits(mut self, limits: ServerLimits) -> Self {
        self.limits = limits;
        self
    }

    /// The programs alone; none where one was added twice, which is told when a server starts.
    pub(crate) fn into_programs(self) -> Programs {
        self.programs
            .unwrap_or_else(|_| Programs::new(Limits::DEFAULT))
    }

    /// Binds all endpoints and begins to serve them.
    ///
    /// # Errors
    ///
    /// An endpoint is malformed or cannot be bound, a version is served twice, or a procedure says
    /// what its callers must be allowed and nobody decides about that.
    pub async fn start(mut self) -> Result<Server, StartError> {
        let endpoints = std::mem::take(&mut self.endpoints);
        let backlog = self.limits.max_waiting_connections;
        self.check_tls(&endpoints)?;
        let mut server = self.start_unbound()?;
        if endpoints.is_empty() {
            return Err(StartError::NoEndpoint);
        }
        let mut listeners = Vec::new();
        for endpoint in endpoints {
            listeners.push(endpoint.listen(backlog).await?);
        }
        for listener in listeners {
            server.endpoints.push(listener.endpoint().clone());
            let shared = Arc::clone(&server.shared);
            server.shared.tasks.spawn(accept::run(listener, shared));
        }
        Ok(server)
    }

    /// Begins to serve without listening anywhere: connections come by
    /// [`attach`](Server::attach).
    ///
    /// # Errors
    ///
    /// A version is served twice, or a procedure says what its callers must be allowed and nobody
    /// decides about that.
    pub fn start_unbound(mut self) -> Result<Server, StartError> {
        let mut programs = self.programs(
            Limits::DEFAULT
                .max_record(self.limits.max_record)
                .max_depth(self.limits.max_depth)
                .max_alloc(self.limits.max_alloc),
        )?;
        programs.set_detached(self.limits.max_detached);
        let shared = Arc::new(Shared {
            programs: Arc::new(programs),
            connections: AtomicUsize::new(0),
            lost: AtomicBool::new(false),
            places: places(self.limits.max_connections),
            session: Arc::new(SessionLimits::from(&self.limits)),
            driver: Arc::new(DriverLimits::from(&self.limits).keepalive(self.keepalive)),
            protocol: self.protocol,
            anonymous: self.anonymous,
            #[cfg(feature = "tls")]
            tls: self.tls,
            unauthenticated: places(self.limits.max_unauthenticated),
            #[cfg(feature = "tls")]
            handshake_timeout: self.limits.handshake_timeout,
            stop: CancellationToken::new(),
            abort: CancellationToken::new(),
            tasks: TaskTracker::new(),
        });
        Ok(Server {
            endpoints: Vec::new(),
            shared,
        })
    }

    /// Whoever asks for TLS and has nothing to show gets no server, rather than one without.
    fn check_tls(&self, places: &[Place]) -> Result<(), StartError> {
        #[cfg(feature = "tls")]
        if self.tls.is_some() {
            return Ok(());
        }
        let wants_tls = |place: &Place| match place {
            Place::Endpoint(Ok(endpoint), _) if matches!(endpoint.address(), Address::Tls(_)) => {
                Some(endpoint.clone())
            }
            #[cfg(feature = "tls")]
            Place::Tls(listener, protocol) => {
                let place = listener.local_addr().map(|address| address.to_string());
                Some(Endpoint::new(
                    *protocol,
                    Address::Tls(place.unwrap_or_default()),
                ))
            }
            _ => None,
        };
        match places.iter().find_map(wants_tls) {
            Some(endpoint) => Err(StartError::NoTls { endpoint }),
            None => Ok(()),
        }
    }

    /// The layers, unless the server will not start anyway.
    #[cfg(feature = "tower")]
    pub(crate) fn path_mut(&mut self) -> Option<&mut Option<CallPath>> {
        self.programs.as_mut().ok().map(Programs::path_mut)
    }

    /// What is served, at this cost of decoding, once nothing is wrong with it.
    pub(crate) fn programs(&mut self, limits: Limits) -> Result<Programs, StartError> {
        let none = Ok(Programs::new(limits));
        let mut programs = std::mem::replace(&mut self.programs, none)?;
        programs.set_limits(limits);
        match (programs.guarded(), programs.guard()) {
            (Some(procedure), None) => Err(StartError::NoAuthorizer {
                procedure: procedure.name,
            }),
            _ => Ok(programs),
        }
    }
}

impl fmt::Debug for ServerBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerBuilder")
            .field("endpoints", &self.endpoints)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// So many places, at least one.
fn places(most: usize) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)))
}

/// A server at work. Dropping it ends it at once; [`shutdown`](Server::shutdown) ends it in order.
pub struct Server {
    endpoints: Vec<Endpoint>,
    shared: Arc<Shared>,
}

impl Server {
    /// Begins a server with no program and no endpoint.
    pub fn builder() -> ServerBuilder {
        ServerBuilder {
            programs: Ok(Programs::new(Limits::DEFAULT)),
            endpoints: Vec::new(),
            limits: ServerLimits::default(),
            protocol: Protocol::default(),
            unix_mode: None,
            keepalive: None,
            anonymous: None,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    /// The endpoints as they were bound, in the order of the calls to `listen`.
    #[must_use]
    pub fn endpoints(&self) -> &[Endpoint] {
        &self.endpoints
    }

    /// Serves one more connection, over any stream of bytes: a socket that was handed in, a pipe, TLS.
    /// It waits for a place among the connections first. Must be called within a Tokio runtime.
    pub fn attach(&self, stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) {
        let shared = Arc::clone(&self.shared);
        self.shared.tasks.spawn(accept::attached(stream, shared));
    }

    /// How many connections there are now.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Takes no further connection and no further call, lets the running handlers finish, sends
    /// their replies, closes its side of each connection, which tells the peer, and then the
    /// connections. Waits for `detached` and `blocking` procedures too, also of peers that are gone.
    ///
    /// Never takes longer than `deadline`; what still runs then is dropped, but for a thread that
    /// blocks: nothing can stop that. Gives whether every call that had begun was answered.
    pub async fn shutdown(self, deadline: Duration) -> bool {
        self.shared.stop.cancel();
        self.shared.tasks.close();
        let running_on = self.shared.programs.running_on();
        running_on.close();
        let all = async {
            self.shared.tasks.wait().await;
            running_on.wait().await;
        };
        let finished = tokio::time::timeout(deadline, all).await;
        finished.is_ok() && !self.shared.lost.load(Ordering::Acquire)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop.cancel();
        self.shared.abort.cancel();
        self.shared.programs.abort().cancel();
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("endpoints", &self.endpoints)
            .field("connections", &self.connections())
            .finish_non_exhaustive()
    }
}
