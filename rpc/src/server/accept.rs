//! The loop of a listener: accepts while there is room for a connection.

use super::programs::Programs;
use crate::context::Peer;
use crate::limits::ServerLimits;
use crate::observe;
use crate::session::{Driver, DriverLimits, Session};
use crate::transport::{Listener, Stream};
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

/// What all listeners and connections of a server share.
pub(super) struct Shared {
    pub(super) programs: Arc<Programs>,
    pub(super) limits: ServerLimits,
    /// The same, for the drivers of connections.
    pub(super) driver: Arc<DriverLimits>,
    /// One permit a connection.
    pub(super) places: Arc<Semaphore>,
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

/// Accepts until the server stops.
pub(super) async fn run(listener: Listener, shared: Arc<Shared>) {
    while let Some(accepted) = shared
        .stop
        .run_until_cancelled(accept(&listener, &shared))
        .await
    {
        if let Some((stream, permit)) = accepted {
            serve(stream, permit, &shared);
        }
    }
}

/// Waits for a place, so that a connection beyond the limit stays in the kernel's queue; but
/// holds none while it waits for a connection, or idle listeners would take places from busy ones.
async fn accept(listener: &Listener, shared: &Shared) -> Option<(Stream, OwnedSemaphorePermit)> {
    drop(shared.places.acquire().await.ok()?);
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
    let permit = Arc::clone(&shared.places).acquire_owned().await.ok()?;
    Some((stream, permit))
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
    let place = Arc::clone(&shared.places).acquire_owned();
    if let Some(Ok(permit)) = shared.stop.run_until_cancelled(place).await {
        drive(stream, Peer::Local, permit, &shared).await;
    }
}

fn serve(stream: Stream, permit: OwnedSemaphorePermit, shared: &Arc<Shared>) {
    match stream {
        Stream::Tcp(tcp, peer) => shared.tasks.spawn(drive(tcp, peer, permit, shared)),
        Stream::Unix(unix, peer) => shared.tasks.spawn(drive(unix, peer, permit, shared)),
        Stream::Other(other) => shared
            .tasks
            .spawn(drive(other, Peer::Local, permit, shared)),
    };
}

/// What drives a connection to its end. Not an `async fn`, and with the driver in a box: its future
/// would have room for the driver several times, as it is moved from one place to the next.
fn drive<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    peer: Peer,
    permit: OwnedSemaphorePermit,
    shared: &Arc<Shared>,
) -> impl Future<Output = ()> + use<S> {
    let counted = Counted::new(shared, permit);
    observe::connected(&peer);
    let session = Session::new(peer, (&shared.limits).into());
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
