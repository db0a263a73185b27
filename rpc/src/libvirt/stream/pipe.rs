//! One stream, as its handle and its connection share it.

use super::error::StreamError;
use super::key::Key;
use super::packet::Packet;
use super::received::Received;
use crate::libvirt::{RemoteError, rpc_error};
use crate::session::Session;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use tokio::task;
use xdr_core::Encode as _;

/// At which end of the stream this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Client,
    Server,
}

/// How far a stream has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// The call that opens it has no answer yet.
    Opening,
    Open,
    /// The client said that it is over and waits for the server to confirm it; or the server has
    /// written everything and waits for the client to say so.
    Closing,
    /// Nothing of it is sent or taken any more.
    Over,
}

/// One stream. Its lock may be held while the session's state is locked, but not the other way round.
#[derive(Debug)]
pub(super) struct Pipe {
    pub(super) key: Key,
    pub(super) end: End,
    state: Mutex<State>,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) phase: Phase,
    pub(super) received: Received,
    /// What comes behind that, once it is known: the end of all data, or why it breaks off.
    pub(super) read_end: Option<Result<(), StreamError>>,
    /// Why nothing more can be written.
    pub(super) write_end: Option<StreamError>,
    /// Holes were agreed upon.
    pub(super) holes: bool,
    /// There is a handle.
    pub(super) is_owned: bool,
    /// Nobody will read what comes.
    pub(super) is_deaf: bool,
    /// The client said that it has finished.
    pub(super) is_finished: bool,
    /// How it went, once it is over.
    pub(super) outcome: Option<StreamError>,
    /// The client has given it up and waits for nothing but the server's word.
    pub(super) is_given_up: bool,
    /// With what the server fails it as soon as it is open.
    pub(super) failure: Option<Box<RemoteError>>,
    /// The task in which the handler runs that has not answered yet.
    pub(super) handler: Option<task::Id>,
    /// The round of writing in which this stream wrote last.
    pub(super) round: u64,
    pub(super) reader: Option<Waker>,
    pub(super) writer: Option<Waker>,
    /// Waits for the end.
    pub(super) closer: Option<Waker>,
    /// The connection is not read for this one.
    pub(super) is_full: bool,
    /// The connection is read for this one although others are full.
    pub(super) is_awaited: bool,
}

/// Wakers to wake when the lock is given back.
#[derive(Default)]
pub(super) struct Wake(Vec<Waker>);

impl Wake {
    pub(super) fn wake(self) {
        for waker in self.0 {
            waker.wake();
        }
    }
}

impl Pipe {
    pub(super) fn new(key: Key, end: End, holes: bool) -> Self {
        Pipe {
            key,
            end,
            state: Mutex::new(State {
                phase: Phase::Opening,
                received: Received::default(),
                read_end: None,
                write_end: None,
                holes,
                is_owned: true,
                is_deaf: false,
                is_finished: false,
                outcome: None,
                is_given_up: false,
                failure: None,
                handler: None,
                round: 0,
                reader: None,
                writer: None,
                closer: None,
                is_full: false,
                is_awaited: false,
            }),
        }
    }

    /// Nothing panics under this lock but the allocator, so poison means nothing.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing more of it is sent or taken: `error` says why, or it went well.
    pub(super) fn over(&self, session: &Session, state: &mut State, error: Option<StreamError>) {
        if state.phase == Phase::Over {
            return;
        }
        state.phase = Phase::Over;
        let reason = error.clone().unwrap_or(StreamError::Finished);
        if state.read_end.is_none() {
            state.read_end = Some(error.clone().map_or(Ok(()), Err));
        }
        state.write_end = Some(reason);
        state.outcome = error;
        self.no_longer_awaited(session, state);
        session.streams().remove(self);
    }

    /// The server ends it with an error.
    pub(super) fn fail(&self, session: &Session, state: &mut State, error: &RemoteError) {
        let plain;
        let error = if error.wire_size().is_ok() {
            error
        } else {
            plain = rpc_error("Unable to encode error message");
            &plain
        };
        Packet::Failure(error).send(session, self.key);
        self.deafen(session, state);
        self.over(session, state, Some(StreamError::Finished));
    }

    /// Nobody will read what has come or comes.
    pub(super) fn deafen(&self, session: &Session, state: &mut State) {
        state.is_deaf = true;
        state.received.clear();
        self.level(session, state);
    }

    /// Has the connection wait for the reader of this stream, or not, by what it holds.
    pub(super) fn level(&self, session: &Session, state: &mut State) {
        let limit = session.streams().max_bytes();
        let cost = state.received.cost();
        if !state.is_full && cost >= limit {
            state.is_full = true;
            session.streams().full(true);
        } else if state.is_full && cost <= limit / 2 {
            state.is_full = false;
            if session.streams().full(false) {
                session.nudge();
            }
        }
    }

    /// Somebody waits for the other end to say that it is over.
    pub(super) fn await_end(&self, session: &Session, state: &mut State) {
        if !state.is_awaited {
            state.is_awaited = true;
            session.streams().awaited(true);
        }
    }

    pub(super) fn no_longer_awaited(&self, session: &Session, state: &mut State) {
        if std::mem::take(&mut state.is_awaited) {
            session.streams().awaited(false);
        }
    }
}

impl State {
    /// Everybody who waits for this stream.
    pub(super) fn wake_all(&mut self, wake: &mut Wake) {
        let wakers = [&mut self.reader, &mut self.writer, &mut self.closer];
        wake.0.extend(wakers.into_iter().filter_map(Option::take));
    }

    pub(super) fn wake_reader(&mut self, wake: &mut Wake) {
        wake.0.extend(self.reader.take());
    }

    /// Whether the handler that has not answered yet waits for its own stream.
    pub(super) fn is_too_early(&self) -> bool {
        self.phase == Phase::Opening && self.handler.is_some() && self.handler == task::try_id()
    }

    /// What comes behind all that was received, once that is known.
    pub(super) fn read_end(&self) -> Option<Result<(), StreamError>> {
        if self.is_too_early() {
            return Some(Err(StreamError::NotOpen));
        }
        self.read_end.clone()
    }

    /// Why nothing can be written, if nothing can.
    pub(super) fn closed_for_writing(&self) -> Option<StreamError> {
        if self.is_too_early() {
            return Some(StreamError::NotOpen);
        }
        self.write_end.clone()
    }
}

/// Keeps the waker of whoever waits now.
pub(super) fn store(place: &mut Option<Waker>, waker: &Waker) {
    match place {
        Some(stored) => stored.clone_from(waker),
        empty => *empty = Some(waker.clone()),
    }
}
