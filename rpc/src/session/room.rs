//! Callers that wait for a place among the calls in flight, or for room in the buffer.
//!
//! Each waits in line. Whoever makes room, and whoever takes some and leaves more, tells the next
//! one; so one is woken for each place, and nobody who comes later goes first.

use super::{Session, State};
use std::sync::Arc;

impl Session {
    pub(super) fn has_room(&self, state: &State) -> bool {
        state.calls.waiting() < self.limits.max_in_flight
            && state.out.held() < self.limits.max_queued
    }

    /// Tells the next one in line, if there is one and room for it.
    pub(super) fn pass_on(&self, state: &State) {
        if state.blocked > 0 && self.has_room(state) {
            self.room.notify_one();
        }
    }

    /// Waits in line until it is worth trying [`send_call`](Session::send_call) again.
    pub(crate) async fn wait_for_room(self: Arc<Self>) {
        let waiting = Blocked::new(&self);
        let room = self.room.notified();
        tokio::pin!(room);
        // In line before looking, so that room made in between is not missed. A notification that
        // is dropped unused goes to the next one.
        room.as_mut().enable();
        let is_free = {
            let state = self.lock();
            state.ended.is_some() || state.mute || state.blocked == 1 && self.has_room(&state)
        };
        if !is_free {
            room.await;
        }
        drop(waiting);
    }
}

/// Counts a caller that waits, for as long as it waits.
struct Blocked<'a>(&'a Session);

impl<'a> Blocked<'a> {
    fn new(session: &'a Session) -> Self {
        let mut state = session.lock();
        state.blocked = state.blocked.saturating_add(1);
        Blocked(session)
    }
}

impl Drop for Blocked<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.blocked = state.blocked.saturating_sub(1);
    }
}
