//! The calls in flight: a table in which the xid itself says where the call stands.

use bytes::Bytes;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::task::Waker;
use tokio::time::Instant;

/// Bits of an xid that are the place in the table; the others are the place's generation.
const INDEX_BITS: u32 = 20;
const INDEX_MASK: u32 = (1 << INDEX_BITS) - 1;

/// How a call ended, as far as the session knows.
#[derive(Debug)]
pub(crate) enum Ended {
    /// This record came back.
    Reply(Bytes),
    /// The deadline passed.
    TimedOut,
    /// The connection ended.
    Disconnected,
}

#[derive(Debug)]
enum State {
    Free,
    Waiting {
        waker: Waker,
        deadline: Instant,
    },
    /// The caller has not fetched it yet.
    Ended(Ended),
    /// The caller went away; the xid stays taken until its reply or the end of the connection,
    /// so that a late reply is never taken for another call's.
    Abandoned,
}

#[derive(Debug)]
struct Place {
    generation: u32,
    state: State,
}

/// The calls in flight in one direction of a connection.
#[derive(Debug)]
pub(crate) struct Calls {
    places: Vec<Place>,
    free: Vec<u32>,
    waiting: usize,
    /// Makes xids start at random, so that those of two connections rarely meet in a server's
    /// duplicate request cache.
    salt: u32,
    /// Of the last call that is never answered.
    unanswered: u32,
}

impl Calls {
    pub(crate) fn new() -> Self {
        let random = RandomState::new().build_hasher().finish();
        Calls {
            places: Vec::new(),
            free: Vec::new(),
            waiting: 0,
            salt: u32::try_from(random >> 32).unwrap_or_default(),
            unanswered: 0,
        }
    }

    /// How many calls wait for their reply.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes an xid for a call that is about to be sent; none when a million calls were never
    /// answered. Dropped before it is kept, also by a panic, the call never was.
    pub(crate) fn reserve(&mut self, waker: Waker, deadline: Instant) -> Option<Reserved<'_>> {
        let xid = self.insert(waker, deadline)?;
        Some(Reserved {
            calls: self,
            xid,
            kept: false,
        })
    }

    /// An xid for a call that is never answered: of a place that the table does not have, so that a
    /// reply to it is nobody's.
    pub(crate) fn unanswered(&mut self) -> u32 {
        loop {
            self.unanswered = self.unanswered.wrapping_add(1);
            let xid = xid(INDEX_MASK, self.unanswered, self.salt);
            // Xid 0 belongs to events.
            if xid != 0 {
                return xid;
            }
        }
    }

    fn insert(&mut self, waker: Waker, deadline: Instant) -> Option<u32> {
        let index = match self.free.pop() {
            Some(index) => index,
            None => {
                let index = u32::try_from(self.places.len()).ok()?;
                if index >= INDEX_MASK {
                    return None;
                }
                self.places.push(Place {
                    generation: 0,
                    state: State::Free,
                });
                index
            }
        };
        let salt = self.salt;
        let place = self.places.get_mut(usize::try_from(index).ok()?)?;
        place.generation = place.generation.wrapping_add(1);
        // Xid 0 belongs to events.
        if xid(index, place.generation, salt) == 0 {
            place.generation = place.generation.wrapping_add(1);
        }
        place.state = State::Waiting { waker, deadline };
        self.waiting = self.waiting.saturating_add(1);
        Some(xid(index, place.generation, salt))
    }

    /// Gives a record to the call it answers; gives back the waker of its caller. A record that
    /// answers nothing is dropped.
    pub(crate) fn complete(&mut self, xid: u32, record: Bytes) -> Option<Waker> {
        let (index, place) = self.place(xid)?;
        match std::mem::replace(&mut place.state, State::Free) {
            State::Waiting { waker, .. } => {
                place.state = State::Ended(Ended::Reply(record));
                self.waiting = self.waiting.saturating_sub(1);
                Some(waker)
            }
            State::Abandoned => {
                self.free.push(index);
                None
            }
            // A second reply to a call: the first one counts.
            other => {
                place.state = other;
                None
            }
        }
    }

    /// How the call ended, or nothing yet; then `waker` is the one to wake.
    pub(crate) fn poll(&mut self, xid: u32, waker: &Waker) -> Option<Ended> {
        let Some((index, place)) = self.place(xid) else {
            return Some(Ended::Disconnected);
        };
        match &mut place.state {
            State::Waiting { waker: stored, .. } => {
                if !stored.will_wake(waker) {
                    stored.clone_from(waker);
                }
                None
            }
            State::Ended(_) => match std::mem::replace(&mut place.state, State::Free) {
                State::Ended(Ended::TimedOut) => {
                    place.state = State::Abandoned;
                    Some(Ended::TimedOut)
                }
                State::Ended(ended) => {
                    self.free.push(index);
                    Some(ended)
                }
                _ => Some(Ended::Disconnected),
            },
            State::Free | State::Abandoned => Some(Ended::Disconnected),
        }
    }

    fn withdraw(&mut self, xid: u32) {
        if let Some((index, place)) = self.place(xid) {
            place.state = State::Free;
            self.free.push(index);
            self.waiting = self.waiting.saturating_sub(1);
        }
    }

    /// The caller went away.
    pub(crate) fn abandon(&mut self, xid: u32) {
        let Some((index, place)) = self.place(xid) else {
            return;
        };
        match std::mem::replace(&mut place.state, State::Abandoned) {
            State::Waiting { .. } => self.waiting = self.waiting.saturating_sub(1),
            State::Ended(Ended::Reply(_) | Ended::Disconnected) => {
                place.state = State::Free;
                self.free.push(index);
            }
            State::Ended(Ended::TimedOut) | State::Abandoned => {}
            State::Free => place.state = State::Free,
        }
    }

    /// Ends the calls whose deadline has passed; gives the earliest deadline of the others.
    pub(crate) fn expire(&mut self, now: Instant, wake: &mut Vec<Waker>) -> Option<Instant> {
        let mut earliest: Option<Instant> = None;
        for place in &mut self.places {
            let State::Waiting { deadline, .. } = &place.state else {
                continue;
            };
            if *deadline > now {
                earliest = Some(earliest.map_or(*deadline, |other| other.min(*deadline)));
                continue;
            }
            let ended = State::Ended(Ended::TimedOut);
            if let State::Waiting { waker, .. } = std::mem::replace(&mut place.state, ended) {
                self.waiting = self.waiting.saturating_sub(1);
                wake.push(waker);
            }
        }
        earliest
    }

    /// Ends all calls: the connection is gone.
    pub(crate) fn disconnect(&mut self, wake: &mut Vec<Waker>) {
        for place in &mut self.places {
            let ended = State::Ended(Ended::Disconnected);
            match std::mem::replace(&mut place.state, ended) {
                State::Waiting { waker, .. } => wake.push(waker),
                other => place.state = other,
            }
        }
        self.waiting = 0;
    }

    fn place(&mut self, id: u32) -> Option<(u32, &mut Place)> {
        let salt = self.salt;
        let index = (id ^ salt) & INDEX_MASK;
        let place = self.places.get_mut(usize::try_from(index).ok()?)?;
        (xid(index, place.generation, salt) == id).then_some((index, place))
    }
}

/// A call that has its xid and is not sent yet.
#[derive(Debug)]
pub(crate) struct Reserved<'a> {
    calls: &'a mut Calls,
    xid: u32,
    kept: bool,
}

impl Reserved<'_> {
    pub(crate) fn xid(&self) -> u32 {
        self.xid
    }

    /// It is sent.
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        if !self.kept {
            self.calls.withdraw(self.xid);
        }
    }
}

fn xid(index: u32, generation: u32, salt: u32) -> u32 {
    (generation << INDEX_BITS | index) ^ salt
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn far() -> Instant {
        Instant::now() + Duration::from_secs(60)
    }

    #[test]
    fn an_abandoned_xid_stays_taken_until_its_reply() {
        let mut calls = Calls::new();
        let first = calls.insert(Waker::noop().clone(), far()).unwrap();
        calls.abandon(first);
        assert_eq!(calls.waiting(), 0);
        let second = calls.insert(Waker::noop().clone(), far()).unwrap();
        assert_ne!(first & INDEX_MASK, second & INDEX_MASK);
        assert!(calls.complete(first, Bytes::new()).is_none());
        let third = calls.insert(Waker::noop().clone(), far()).unwrap();
        assert_ne!(first, third);
        assert!(
            calls.complete(first, Bytes::new()).is_none(),
            "a stale reply wakes nobody"
        );
        assert!(calls.complete(third, Bytes::new()).is_some());
        assert!(calls.complete(second, Bytes::new()).is_some());
        assert!(
            calls.complete(second, Bytes::new()).is_none(),
            "a second reply wakes nobody"
        );
        assert!(matches!(
            calls.poll(second, Waker::noop()),
            Some(Ended::Reply(_))
        ));
    }

    #[test]
    fn xids_are_unique_and_never_zero() {
        let mut calls = Calls::new();
        calls.salt = 1 << INDEX_BITS; // generation 1 at place 0 would be xid 0
        let mut seen = std::collections::HashSet::new();
        for _ in 0..4096 {
            let xid = calls.insert(Waker::noop().clone(), far()).unwrap();
            assert_ne!(xid, 0);
            assert!(seen.insert(xid));
        }
    }

    #[test]
    fn a_timed_out_call_keeps_its_xid() {
        let mut calls = Calls::new();
        let now = Instant::now();
        let xid = calls.insert(Waker::noop().clone(), now).unwrap();
        let mut wake = Vec::new();
        assert_eq!(calls.expire(now, &mut wake), None);
        assert_eq!(wake.len(), 1);
        assert!(matches!(
            calls.poll(xid, Waker::noop()),
            Some(Ended::TimedOut)
        ));
        assert!(calls.free.is_empty());
        calls.complete(xid, Bytes::new());
        assert_eq!(calls.free.len(), 1);
    }
}
