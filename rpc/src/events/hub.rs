//! Events for all connections that subscribed.

use super::EventSet;
use super::lag::Lag;
use super::sender::EventSender;
use crate::context::Context;
use crate::observe;
use crate::session::{Gone, Outbound, Queued, Records, Session};
use std::fmt;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

/// Sends events to all connections that subscribed. It derefs to the generated sender, which has a
/// method for each event. Cheap to clone: clones have the same subscribers.
///
/// A subscription ends with its connection. An event is encoded once for all.
#[derive(Clone)]
pub struct Hub<E> {
    events: E,
    subscribers: Arc<Subscribers>,
}

impl<E: EventSet> Hub<E> {
    /// A hub without subscribers. `lag` is about each of them that is behind.
    #[must_use]
    pub fn new(lag: Lag) -> Self {
        let subscribers = Arc::new(Subscribers::default());
        Hub {
            events: E::over(EventSender::all(Arc::clone(&subscribers), lag)),
            subscribers,
        }
    }

    /// From now on the caller's connection gets the events, once however often it subscribes. Gives
    /// whether that is new.
    pub fn subscribe(&self, cx: &Context) -> bool {
        self.subscribers.add(&cx.session)
    }

    /// The caller's connection gets no further events. Gives whether it got any before.
    pub fn unsubscribe(&self, cx: &Context) -> bool {
        self.subscribers.remove(&cx.session)
    }

    /// How many connections get the events.
    #[must_use]
    pub fn subscribers(&self) -> usize {
        self.subscribers.list().len()
    }

    /// How many events were dropped in all, for subscribers that were behind.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.subscribers.lost.load(Ordering::Relaxed)
    }
}

impl<E: EventSet> Default for Hub<E> {
    fn default() -> Self {
        Hub::new(Lag::default())
    }
}

impl<E> Deref for Hub<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.events
    }
}

impl<E> fmt::Debug for Hub<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub")
            .field("subscribers", &self.subscribers.list().len())
            .finish_non_exhaustive()
    }
}

/// The connections of a hub.
#[derive(Debug, Default)]
pub(super) struct Subscribers {
    /// Copied when it changes, so that nothing is locked while an event is sent.
    list: Mutex<Arc<Vec<Arc<Session>>>>,
    lost: AtomicU64,
}

impl Subscribers {
    fn lock(&self) -> MutexGuard<'_, Arc<Vec<Arc<Session>>>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn list(&self) -> Arc<Vec<Arc<Session>>> {
        Arc::clone(&self.lock())
    }

    fn add(self: &Arc<Self>, session: &Arc<Session>) -> bool {
        let mut list = self.lock();
        if list.iter().any(|other| Arc::ptr_eq(other, session)) {
            return false;
        }
        Arc::make_mut(&mut list).push(Arc::clone(session));
        session.subscribed(true);
        drop(list);
        let gone: Arc<dyn Gone> = Arc::clone(self) as Arc<dyn Gone>;
        if !session.tell_when_gone(&gone) {
            self.remove(session);
        }
        true
    }

    fn remove(&self, session: &Session) -> bool {
        let mut list = self.lock();
        let is_it = |other: &Arc<Session>| std::ptr::eq(Arc::as_ptr(other), session);
        let Some(place) = list.iter().position(is_it) else {
            return false;
        };
        Arc::make_mut(&mut list).swap_remove(place);
        session.subscribed(false);
        true
    }

    /// Sends an event to everybody on a list; gives those who have no room for it.
    pub(super) fn send(
        &self,
        list: &[Arc<Session>],
        records: &Records,
        lag: Lag,
        number: u64,
        waker: &Waker,
    ) -> Vec<Arc<Session>> {
        let mut slow = Vec::new();
        let mut lost = 0;
        for session in list {
            // Who is gone unsubscribes on its own.
            match session.send_event(&Outbound::Shared(records), lag, number, waker) {
                Ok(Queued::NoRoom) => slow.push(Arc::clone(session)),
                Ok(Queued::Sent(dropped)) => lost += dropped,
                Err(_) => {}
            }
        }
        if lost > 0 {
            observe::events_lost(lost);
            self.lost.fetch_add(lost, Ordering::Relaxed);
        }
        slow
    }
}

impl Drop for Subscribers {
    fn drop(&mut self) {
        for session in self.list().iter() {
            session.subscribed(false);
        }
    }
}

impl Gone for Subscribers {
    fn gone(&self, session: &Session) {
        self.remove(session);
    }
}
