//! The loop of a listener: accepts while there is room for a connection.

use super::programs::Programs;
use crate::context::Peer;
use crate::limits::ServerLimits;
use crate::observe;
use crate::protocol::Protocol;
use crate::session::{Driver, DriverLimits, Session};
use crate::transport::{FdPort, FdStream, Listener, Stream};
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
    pub(super) limits: ServerLimits,
    /// The same, for the drivers of connections.
    pub(super) driver: Arc<DriverLimits>,
    /// One permit a connection.
    pub(super) places: Arc<Semaphore>,
    /// Of the streams that are handed in.
    pub(super) protocol: Protocol,
    /// Who has to show who it is.
    pub(super) anonymous: Option<Anonymous>,
    /// One permit a connection of those who have not shown who they are.
    pub(super) unauthenticated: Arc<Semaphore>,
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

/// What a connection holds for as long as it lasts.
struct Admission {
    connection: OwnedSemaphorePermit,
    /// Until its peer has shown who it is, where it has to.
    anonymous: Option<OwnedSemaphorePermit>,
}

impl Admission {
    /// Waits for room among the connections, and among those whose peers are not known.
    async fn wait(peer: &Peer, shared: &Shared) -> Option<Self> {
        let connection = Arc::clone(&shared.places).acquire_owned().await.ok()?;
        let has_to = shared.anonymous.as_ref().is_some_and(|who| who(peer));
        let anonymous = if has_to {
            let places = Arc::clone(&shared.unauthenticated);
            Some(places.acquire_owned().await.ok()?)
        } else {
            None
        };
        Some(Admission {
            connection,
            anonymous,
        })
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
            serve(stream, listener.endpoint().protocol(), admission, &shared);
        }
    }
}

/// Waits for a place, so that a connection beyond the limit stays in the kernel's queue; but
/// holds none while it waits for a connection, or idle listeners would take places from busy ones.
async fn accept(listener: &Listener, shared: &Shared) -> Option<(Stream, Admission)> {
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
    let admission = Admission::wait(&stream.peer(), shared).await?;
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
    let admission = Admission::wait(&Peer::Local, &shared);
    if let Some(Some(admission)) = shared.stop.run_until_cancelled(admission).await {
        drive(
            (stream, None),
            Peer::Local,
            shared.protocol,
            admission,
            &shared,
        )
        .await;
    }
}

fn serve(stream: Stream, protocol: Protocol, admission: Admission, shared: &Arc<Shared>) {
    match stream {
        Stream::Tcp(tcp, peer) => {
            shared
                .tasks
                .spawn(drive((tcp, None), peer, protocol, admission, shared))
        }
        Stream::Unix(unix, peer) if protocol == Protocol::Libvirt => {
            let unix = FdStream::new(unix);
            let port = Some(Arc::clone(unix.port()));
            let driven = drive((unix, port), peer, protocol, admission, shared);
            shared.tasks.spawn(driven)
        }
        Stream::Unix(unix, peer) => {
            shared
                .tasks
                .spawn(drive((unix, None), peer, protocol, admission, shared))
        }
        Stream::Other(other) => shared.tasks.spawn(drive(
            (other, None),
            Peer::Local,
            protocol,
            admission,
            shared,
        )),
    };
}

/// What drives a connection to its end. Not an `async fn`, and with the driver in a box: its future
/// would have room for the driver several times, as it is moved from one place to the next.
fn drive<S: AsyncRead + AsyncWrite + Unpin>(
    (stream, port): (S, Option<Arc<FdPort>>),
    peer: Peer,
    protocol: Protocol,
    admission: Admission,
    shared: &Arc<Shared>,
) -> impl Future<Output = ()> + use<S> {
    let counted = Counted::new(shared, admission.connection);
    observe::connected(&peer);
    let session = Session::new(peer, protocol, (&shared.limits).into());
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
