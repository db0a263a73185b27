//! The loop of a listener: accepts while there is room for a connection.

use super::programs::Programs;
use crate::limits::ServerLimits;
use crate::session::{Driver, DriverLimits, Session};
use crate::transport::{Listener, Stream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long to wait after an accept failed, most often for lack of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// What all listeners and connections of a server share.
pub(super) struct Shared {
    pub(super) programs: Arc<Programs>,
    pub(super) limits: ServerLimits,
    /// One permit a connection, and one each listener that waits for the next.
    pub(super) places: Arc<Semaphore>,
    /// How many connections there are.
    pub(super) connections: AtomicUsize,
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
            let connection = serve(stream, permit, Arc::clone(&shared));
            shared.tasks.spawn(connection);
        }
    }
}

/// Waits for a place first: a connection beyond the limit stays in the kernel's queue.
async fn accept(listener: &Listener, shared: &Shared) -> Option<(Stream, OwnedSemaphorePermit)> {
    let permit = Arc::clone(&shared.places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok(stream) => Some((stream, permit)),
        Err(_) => {
            tokio::time::sleep(PAUSE).await;
            None
        }
    }
}

async fn serve(stream: Stream, permit: OwnedSemaphorePermit, shared: Arc<Shared>) {
    let limits = &shared.limits;
    let session = Session::new(stream.peer(), limits.max_in_flight, limits.max_queued);
    let stop = Some(shared.stop.clone().cancelled_owned());
    let programs = Arc::clone(&shared.programs);
    let limits = DriverLimits::from(limits);
    let abort = shared.abort.clone();
    let driven = async move {
        match stream {
            Stream::Tcp(tcp, _) => Driver::new(tcp, session, programs, limits, stop).await,
            Stream::Unix(unix, _) => Driver::new(unix, session, programs, limits, stop).await,
        }
    };
    shared.connections.fetch_add(1, Ordering::Relaxed);
    abort.run_until_cancelled(driven).await;
    shared.connections.fetch_sub(1, Ordering::Relaxed);
    drop(permit);
}
