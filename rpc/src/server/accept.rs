//! The loop of a listener: accepts while there is room for a connection.

#[cfg(feature = "tls")]
use super::handshake::shake_hands;
use super::programs::Programs;
use crate::context::Peer;
use crate::observe;
use crate::protocol::Protocol;
use crate::session::{Driver, DriverLimits, Session, SessionLimits};
use crate::transport::{Address, Endpoint, FdPort, FdStream, Listener, Stream};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long to wait where file descriptors or memory lack.
const PAUSE: Duration = Duration::from_millis(50);

/// Says whether a peer has to show who it is.
pub(super) type Anonymous = Arc<dyn Fn(&Peer) -> bool + Send + Sync>;

/// What all listeners and connections of a server share.
pub(super) struct Shared {
    pub(super) programs: Arc<Programs>,
    /// How long a handshake may take.
    #[cfg(feature = "tls")]
    pub(super) handshake_timeout: Duration,
    /// The same, for the drivers of connections.
    pub(super) driver: Arc<DriverLimits>,
    /// The same, for their sessions.
    pub(super) session: Arc<SessionLimits>,
    /// One permit a connection.
    pub(super) places: Arc<Semaphore>,
    /// Of the streams that are handed in.
    pub(super) protocol: Protocol,
    /// Who has to show who it is.
    pub(super) anonymous: Option<Anonymous>,
    /// One permit a connection of those who have not shown who they are.
    pub(super) unauthenticated: Arc<Semaphore>,
    #[cfg(feature = "tls")]
    pub(super) tls: Option<crate::tls::TlsServer>,
    /// How many connections there are.
    pub(super) connections: AtomicUsize,
    /// A call was cut short while the server shut down.
    pub(super) lost: AtomicBool,
    /// The server takes nothing new any more.
    pub(super) stop: CancellationToken,
    /// The server is gone.
    pub(super) abort: CancellationToken,
    pub(super) tasks: TaskTracker,
}

impl Shared {
    fn is_stranger(&self, peer: &Peer) -> bool {
        self.anonymous.as_ref().is_some_and(|who| who(peer))
    }
}

/// What a connection holds for as long as it lasts.
pub(super) struct Admission {
    counted: Counted,
    /// Until its peer has shown who it is, where it has to.
    anonymous: Option<OwnedSemaphorePermit>,
}

impl Admission {
    /// Waits for room among the connections, and among those whose peers are not known.
    async fn wait(stranger: bool, shared: &Arc<Shared>) -> Option<Self> {
        let connection = Arc::clone(&shared.places).acquire_owned().await.ok()?;
        let anonymous = if stranger {
            let places = Arc::clone(&shared.unauthenticated);
            Some(places.acquire_owned().await.ok()?)
        } else {
            None
        };
        Some(Admission {
            counted: Counted::new(shared, connection),
            anonymous,
        })
    }

    /// It is known only now who the peer is.
    #[cfg(feature = "tls")]
    pub(super) fn met(&mut self, peer: &Peer, shared: &Shared) {
        if !shared.is_stranger(peer) {
            self.anonymous = None;
        }
    }
}

/// Accepts until the server stops.
pub(super) async fn run(listener: Listener, shared: Arc<Shared>) {
    while let Some(accepted) = shared
        .stop
        .run_until_cancelled(accept(&listener, &shared))
        .await
    {
        if let Some((stream, admission)) = accepted {
            serve(stream, listener.endpoint(), admission, &shared);
        }
    }
}

/// Waits for a place, so that a connection beyond the limit stays in the kernel's queue; but
/// holds none while it waits for a connection, or idle listeners would take places from busy ones.
async fn accept(listener: &Listener, shared: &Arc<Shared>) -> Option<(Stream, Admission)> {
    drop(shared.places.acquire().await.ok()?);
    if shared.anonymous.is_some() {
        drop(shared.unauthenticated.acquire().await.ok()?);
    }
    let stream = match listener.accept().await {
        Ok(stream) => stream,
        Err(error) => {
            if is_lack_of_resources(&error) {
                observe::accept_paused(&error);
                tokio::time::sleep(PAUSE).await;
            }
            return None;
        }
    };
    // Another listener may have taken the last place meanwhile; then this connection waits.
    let stranger = match listener.endpoint().address() {
        // Who it is shows later, and until then it is nobody.
        Address::Tls(_) => shared.anonymous.is_some(),
        _ => shared.is_stranger(&stream.peer()),
    };
    let admission = Admission::wait(stranger, shared).await?;
    Some((stream, admission))
}

/// Whether trying again at once would fail again: EMFILE, ENFILE, ENOBUFS or ENOMEM. Other errors
/// are about one connection that is gone already.
fn is_lack_of_resources(error: &io::Error) -> bool {
    const ENOMEM: i32 = 12;
    const ENFILE: i32 = 23;
    const EMFILE: i32 = 24;
    const ENOBUFS: i32 = 105;
    matches!(
        error.raw_os_error(),
        Some(ENOMEM | ENFILE | EMFILE | ENOBUFS)
    )
}

/// Serves a stream that was handed in, once there is a place for it.
pub(super) async fn attached<S: AsyncRead + AsyncWrite + Unpin>(stream: S, shared: Arc<Shared>) {
    let admission = Admission::wait(shared.is_stranger(&Peer::Local), &shared);
    if let Some(Some(admission)) = shared.stop.run_until_cancelled(admission).await {
        drive(stream, Peer::Local, shared.protocol, admission, &shared).await;
    }
}

fn serve(stream: Stream, endpoint: &Endpoint, admission: Admission, shared: &Arc<Shared>) {
    let protocol = endpoint.protocol();
    match stream {
        #[cfg(feature = "tls")]
        Stream::Tcp(tcp, peer) if matches!(endpoint.address(), Address::Tls(_)) => {
            let shared_too = Arc::clone(shared);
            shared
                .tasks
                .spawn(shake_hands(tcp, peer, protocol, admission, shared_too))
        }
        Stream::Tcp(tcp, peer) => shared
            .tasks
            .spawn(drive(tcp, peer, protocol, admission, shared)),
        Stream::Unix(unix, peer) if protocol == Protocol::Libvirt => {
            let unix = FdStream::new(unix);
            let port = Some(Arc::clone(unix.port()));
            let driven = drive_with(port, unix, peer, protocol, admission, shared);
            shared.tasks.spawn(driven)
        }
        Stream::Unix(unix, peer) => shared
            .tasks
            .spawn(drive(unix, peer, protocol, admission, shared)),
        Stream::Other(other, peer) => shared
            .tasks
            .spawn(drive(other, peer, protocol, admission, shared)),
    };
}

/// What drives a connection to its end. Not an `async fn`, and with the driver in a box: its future
/// would have room for the driver several times, as it is moved from one place to the next.
pub(super) fn drive<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    peer: Peer,
    protocol: Protocol,
    admission: Admission,
    shared: &Arc<Shared>,
) -> impl Future<Output = ()> + use<S> {
    drive_with(None, stream, peer, protocol, admission, shared)
}

/// The same, with where file descriptors go beside the bytes.
fn drive_with<S: AsyncRead + AsyncWrite + Unpin>(
    port: Option<Arc<FdPort>>,
    stream: S,
    peer: Peer,
    protocol: Protocol,
    admission: Admission,
    shared: &Arc<Shared>,
) -> impl Future<Output = ()> + use<S> {
    let counted = admission.counted;
    observe::connected(&peer);
    let session = Session::new(peer, protocol, Arc::clone(&shared.session));
    if let Some(port) = port {
        session.pass_fds(port);
    }
    if let Some(place) = admission.anonymous {
        session.demand_authentication(place);
    }
    let stop = Some(shared.stop.clone().cancelled_owned());
    let (programs, limits) = (Arc::clone(&shared.programs), Arc::clone(&shared.driver));
    let driver = Box::pin(Driver::new(stream, session, programs, limits, stop));
    async move {
        let shared = &counted.shared;
        let end = shared.abort.run_until_cancelled(driver).await;
        if shared.stop.is_cancelled() && end.is_none_or(|end| end.lost) {
            shared.lost.store(true, Ordering::Release);
        }
    }
}

/// Counts a connection for as long as it lasts, however it ends.
struct Counted {
    shared: Arc<Shared>,
    _permit: OwnedSemaphorePermit,
}

impl Counted {
    fn new(shared: &Arc<Shared>, permit: OwnedSemaphorePermit) -> Self {
        shared.connections.fetch_add(1, Ordering::Relaxed);
        observe::connections(true);
        Counted {
            shared: Arc::clone(shared),
            _permit: permit,
        }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.shared.connections.fetch_sub(1, Ordering::Relaxed);
        observe::connections(false);
    }
}
