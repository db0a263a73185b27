//! What few connections have: typed values of the program's, and what the limits of the server count.

use super::Session;
use crate::libvirt::stream::Streams;
use crate::protocol::Protocol;
use crate::transport::FdPort;
use http::Extensions;
use std::collections::HashMap;
use std::fmt;
use std::os::fd::OwnedFd;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::OwnedSemaphorePermit;

/// Made for the first that needs it.
#[derive(Debug, Default)]
pub(super) struct Extras {
    values: Mutex<Extensions>,
    /// Its place among the connections of those who are not authenticated yet.
    place: Mutex<Option<OwnedSemaphorePermit>>,
    /// Where file descriptors go beside the bytes, if they can.
    port: OnceLock<Arc<FdPort>>,
    /// Those of replies that their callers have not fetched yet, by the serial.
    replies: Mutex<HashMap<u32, Vec<OwnedFd>>>,
    pub(super) streams: OnceLock<Box<Streams>>,
}

impl Session {
    pub(super) fn extras(&self) -> &Extras {
        self.extras.get_or_init(Box::default)
    }

    /// Whoever is at the other end has to show who it is, and holds this place until then.
    pub(crate) fn demand_authentication(&self, place: OwnedSemaphorePermit) {
        self.anonymous.store(true, Ordering::Release);
        *lock(&self.extras().place) = Some(place);
    }

    pub(crate) fn is_authenticated(&self) -> bool {
        !self.anonymous.load(Ordering::Acquire)
    }

    /// It is known who is at the other end.
    pub(crate) fn set_authenticated(&self) {
        if self.anonymous.swap(false, Ordering::AcqRel) {
            drop(lock(&self.extras().place).take());
        }
    }

    /// File descriptors can go beside the bytes of this connection.
    pub(crate) fn pass_fds(&self, port: Arc<FdPort>) {
        let _ = self.extras().port.set(port);
    }

    pub(super) fn fd_port(&self) -> Option<&Arc<FdPort>> {
        self.extras.get()?.port.get()
    }

    pub(crate) fn passes_fds(&self) -> bool {
        self.fd_port().is_some()
    }

    /// Keeps the file descriptors of a reply for its caller, should there be one.
    pub(super) fn keep_reply_fds(&self, serial: u32, fds: Vec<OwnedFd>) {
        lock(&self.extras().replies).insert(serial, fds);
    }

    /// Takes those of a reply. Dropped, they are closed.
    pub(crate) fn take_reply_fds(&self, serial: u32) -> Vec<OwnedFd> {
        let Some(extras) = self.extras.get() else {
            return Vec::new();
        };
        lock(&extras.replies).remove(&serial).unwrap_or_default()
    }

    /// Signs of life are asked for from now on, where this end and the protocol do that at all.
    pub(crate) fn start_keepalive(&self) {
        if self.protocol == Protocol::Libvirt && !self.asks.swap(true, Ordering::AcqRel) {
            self.nudge();
        }
    }

    pub(crate) fn values(&self) -> ConnectionValues<'_> {
        ConnectionValues { session: self }
    }
}

/// Values that live as long as a connection, one of each type: what a program knows of its caller beyond
/// one call. Calls of the same connection see the same ones.
#[derive(Clone, Copy)]
pub struct ConnectionValues<'a> {
    session: &'a Session,
}

impl ConnectionValues<'_> {
    /// The value of this type, if there is one.
    #[must_use]
    pub fn get<T: Clone + Send + Sync + 'static>(&self) -> Option<T> {
        let extras = self.session.extras.get()?;
        lock(&extras.values).get::<T>().cloned()
    }

    /// Leaves a value; gives the one before.
    pub fn insert<T: Clone + Send + Sync + 'static>(&self, value: T) -> Option<T> {
        lock(&self.session.extras().values).insert(value)
    }

    /// Takes the value of this type away.
    pub fn remove<T: Clone + Send + Sync + 'static>(&self) -> Option<T> {
        let extras = self.session.extras.get()?;
        lock(&extras.values).remove()
    }

    /// The value of this type, made by `make` where there is none. Of two calls at a time one makes it.
    pub fn get_or_insert_with<T, F>(&self, make: F) -> T
    where
        T: Clone + Send + Sync + 'static,
        F: FnOnce() -> T,
    {
        let mut values = lock(&self.session.extras().values);
        if let Some(value) = values.get::<T>() {
            return value.clone();
        }
        let value = make();
        values.insert(value.clone());
        value
    }
}

impl fmt::Debug for ConnectionValues<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectionValues").finish_non_exhaustive()
    }
}

/// Only users' own code panics under these locks, and leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
