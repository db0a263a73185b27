//! The end of a connection, and those who want to know of it.

use super::Session;
use crate::libvirt::stream::Streams;
use crate::observe;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::task::Waker;
use tokio_util::sync::CancellationToken;

/// What wants to know that a connection is gone.
pub(crate) trait Gone: Send + Sync + std::fmt::Debug {
    fn gone(&self, session: &Session);
}

/// Those of one connection.
#[derive(Debug, Default)]
pub(super) struct Watchers {
    /// Made when the first one asks.
    token: Option<CancellationToken>,
    list: Vec<Weak<dyn Gone>>,
}

impl Session {
    /// Cancelled once the connection is gone.
    pub(crate) fn gone(&self) -> CancellationToken {
        let mut state = self.lock();
        let is_gone = state.ended.is_some();
        let token = state.watchers.token.get_or_insert_default().clone();
        drop(state);
        if is_gone {
            token.cancel();
        }
        token
    }

    /// Tells `watcher` when the connection is gone, once; gives whether it is still there.
    pub(crate) fn tell_when_gone(&self, watcher: &Arc<dyn Gone>) -> bool {
        let mut state = self.lock();
        if state.ended.is_some() {
            return false;
        }
        let watcher = Arc::downgrade(watcher);
        let list = &mut state.watchers.list;
        // Who comes and goes again and again is there once.
        list.retain(|other| other.strong_count() > 0);
        if !list.iter().any(|other| other.ptr_eq(&watcher)) {
            list.push(watcher);
        }
        true
    }

    /// A hub has this connection among its subscribers, or has it no more.
    pub(crate) fn subscribed(&self, more: bool) {
        if more {
            self.hubs.fetch_add(1, Ordering::Relaxed);
        } else {
            self.hubs.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Whether the connection is there for something although nothing happens on it: for events, for
    /// streams, or for the reply to a call of ours.
    pub(super) fn is_awaited(&self) -> bool {
        self.hubs.load(Ordering::Relaxed) > 0
            || self.any_streams().is_some_and(Streams::any)
            || self.lock().calls.waiting() > 0
    }

    /// The peer sends nothing more: calls to it end, and no further one begins.
    pub(super) fn expect_no_replies(&self, wake: &mut Vec<Waker>) {
        let mut state = self.lock();
        state.mute = true;
        state.calls.disconnect(wake);
        // Those that wait for room find out.
        self.room.notify_waiters();
    }

    /// There is no connection, and was none: nobody is told that it went.
    pub(crate) fn end_before(&self, reason: &str) {
        self.lock().ended = Some(reason.to_owned());
    }

    /// The connection is gone: ends all calls and tells everybody.
    pub(crate) fn end(&self, reason: &str) {
        let mut wake = Vec::new();
        let (watchers, is_first) = {
            let mut guard = self.lock();
            let state = &mut *guard;
            let is_first = state.ended.is_none();
            if is_first {
                state.ended = Some(reason.to_owned());
            }
            state.out.clear();
            state.backlog.clear(&mut wake);
            self.queued.store(0, Ordering::Release);
            state.calls.disconnect(&mut wake);
            (std::mem::take(&mut state.watchers), is_first)
        };
        // Without the lock: whoever listens may call or emit over this connection.
        if is_first {
            observe::disconnected(&self.peer, reason);
        }
        if let Some(token) = watchers.token {
            token.cancel();
        }
        for watcher in watchers.list.iter().filter_map(Weak::upgrade) {
            watcher.gone(self);
        }
        if let Some(subscriptions) = &self.subscriptions {
            subscriptions.disconnected();
        }
        if let Some(streams) = self.any_streams() {
            streams.disconnected(self, reason);
        }
        self.room.notify_waiters();
        for waker in wake {
            waker.wake();
        }
    }
}
