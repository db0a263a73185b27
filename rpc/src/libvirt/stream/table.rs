//! The streams of one connection.

use super::error::StreamError;
use super::key::Key;
use super::pipe::{End, Pipe, Wake};
use crate::session::Session;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

/// The streams of one connection. Without any, it holds no memory but its own.
#[derive(Debug)]
pub(crate) struct Streams {
    open: Mutex<HashMap<Key, Arc<Pipe>>>,
    line: Mutex<Line>,
    /// How often what was written has been taken to be sent.
    round: AtomicU64,
    /// How many there are, to be looked at without the lock.
    count: AtomicUsize,
    /// For how many the connection is not read.
    full: AtomicUsize,
    /// For how many it is read all the same.
    awaited: AtomicUsize,
    max_streams: usize,
    max_bytes: usize,
}

/// Who has its turn to write.
#[derive(Debug, Default)]
struct Line {
    waiting: Vec<Waiting>,
    /// Who waited in the last round and has not come back since.
    owed: Vec<Key>,
}

#[derive(Debug)]
struct Waiting {
    key: Key,
    round: u64,
    waker: Waker,
}

impl Streams {
    pub(crate) fn new(max_streams: usize, max_bytes: usize) -> Self {
        Streams {
            open: Mutex::default(),
            line: Mutex::default(),
            round: AtomicU64::new(1),
            count: AtomicUsize::new(0),
            full: AtomicUsize::new(0),
            awaited: AtomicUsize::new(0),
            max_streams: max_streams.max(1),
            max_bytes: max_bytes.max(1),
        }
    }

    /// Whether there is any, so that the connection is not idle.
    pub(crate) fn any(&self) -> bool {
        self.count.load(Ordering::Relaxed) > 0
    }

    /// Whether nothing is to be read until somebody reads what has come of a stream.
    pub(crate) fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire) > 0 && self.awaited.load(Ordering::Acquire) == 0
    }

    /// How much of one stream may wait to be read before nothing more is taken from the connection.
    pub(super) fn max_bytes(&self) -> usize {
        self.max_bytes
    }

    /// The other end opens a stream; none where it has too many or this one already.
    pub(super) fn offer(&self, key: Key) -> Option<Arc<Pipe>> {
        let mut open = lock(&self.open);
        if open.len() >= self.max_streams || open.contains_key(&key) {
            return None;
        }
        let pipe = Arc::new(Pipe::new(key, End::Server, false));
        open.insert(key, Arc::clone(&pipe));
        self.count.store(open.len(), Ordering::Relaxed);
        Some(pipe)
    }

    /// This end opens one.
    pub(super) fn open(&self, key: Key, holes: bool) -> Arc<Pipe> {
        let mut open = lock(&self.open);
        let pipe = Arc::new(Pipe::new(key, End::Client, holes));
        open.insert(key, Arc::clone(&pipe));
        self.count.store(open.len(), Ordering::Relaxed);
        pipe
    }

    pub(super) fn find(&self, key: Key) -> Option<Arc<Pipe>> {
        lock(&self.open).get(&key).cloned()
    }

    /// The stream that a call of this end opens.
    pub(super) fn find_opening(&self, serial: u32) -> Option<Arc<Pipe>> {
        if !self.any() {
            return None;
        }
        let open = lock(&self.open);
        let mut pipes = open.values();
        let ours = |pipe: &&Arc<Pipe>| pipe.end == End::Client && pipe.key.serial == serial;
        pipes.find(ours).cloned()
    }

    pub(super) fn remove(&self, pipe: &Pipe) {
        let mut open = lock(&self.open);
        let is_it = |other: &Arc<Pipe>| std::ptr::eq(Arc::as_ptr(other), pipe);
        if open.get(&pipe.key).is_some_and(is_it) {
            open.remove(&pipe.key);
            if open.is_empty() {
                *open = HashMap::new();
            }
        }
        self.count.store(open.len(), Ordering::Relaxed);
    }

    /// One more is full, or one less; whether that was the last one.
    pub(super) fn full(&self, more: bool) -> bool {
        count(&self.full, more)
    }

    pub(super) fn awaited(&self, more: bool) {
        count(&self.awaited, more);
    }

    pub(super) fn round(&self) -> u64 {
        self.round.load(Ordering::Acquire)
    }

    /// Whether this stream leaves the room to those that had none when it had some: to the end of the round.
    pub(super) fn is_late(&self, key: Key) -> bool {
        let mut line = lock(&self.line);
        line.owed.retain(|other| *other != key);
        !line.owed.is_empty()
    }

    /// Waits for the next round; `round` is the one in which it wrote last.
    pub(super) fn join_line(&self, key: Key, round: u64, waker: &Waker) {
        let mut line = lock(&self.line);
        match line.waiting.iter_mut().find(|other| other.key == key) {
            Some(other) => other.waker.clone_from(waker),
            None => line.waiting.push(Waiting {
                key,
                round,
                waker: waker.clone(),
            }),
        }
    }

    pub(super) fn leave_line(&self, key: Key) {
        let mut line = lock(&self.line);
        line.waiting.retain(|other| other.key != key);
        line.owed.retain(|other| *other != key);
    }

    /// What was written is on its way: those that wait have room again, first of all who has waited
    /// longest. Not under the lock of the session's state.
    pub(crate) fn next_round(&self) {
        if !self.any() {
            return;
        }
        let mut line = lock(&self.line);
        self.round.fetch_add(1, Ordering::AcqRel);
        line.owed.clear();
        let mut waiting = std::mem::take(&mut line.waiting);
        waiting.sort_by_key(|waiting| waiting.round);
        line.owed.extend(waiting.iter().map(|waiting| waiting.key));
        drop(line);
        for waiting in waiting {
            waiting.waker.wake();
        }
    }

    /// The connection is gone, and so are its streams.
    pub(crate) fn disconnected(&self, session: &Session, reason: &str) {
        let open = std::mem::take(&mut *lock(&self.open));
        self.count.store(0, Ordering::Relaxed);
        *lock(&self.line) = Line::default();
        let mut wake = Wake::default();
        for pipe in open.into_values() {
            let mut state = pipe.lock();
            let error = StreamError::Disconnected(reason.to_owned());
            pipe.over(session, &mut state, Some(error));
            state.wake_all(&mut wake);
        }
        wake.wake();
    }
}

fn count(number: &AtomicUsize, more: bool) -> bool {
    if more {
        number.fetch_add(1, Ordering::AcqRel);
        false
    } else {
        number.fetch_sub(1, Ordering::AcqRel) == 1
    }
}

/// Nothing panics under these locks, so poison means nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
