//! What this end says on a stream.

use super::CHUNK;
use super::error::StreamError;
use super::packet::Packet;
use super::pipe::{End, Phase, Pipe, State, Wake, store};
use crate::libvirt::RemoteError;
use crate::session::Session;
use bytes::Bytes;
use std::task::{Poll, Waker};

/// What is written next.
pub(super) enum Piece<'a> {
    /// As much of it as fits a packet.
    Data(&'a [u8]),
    Shared(&'a Bytes),
    Hole(i64),
}

impl Pipe {
    /// Sends one packet when there is room; gives how many bytes of the data went into it.
    pub(super) fn poll_write(
        &self,
        session: &Session,
        piece: &Piece<'_>,
        waker: &Waker,
    ) -> Poll<Result<usize, StreamError>> {
        let mut state = self.lock();
        if let Some(error) = state.closed_for_writing() {
            return Poll::Ready(Err(error));
        }
        if let Piece::Hole(_) = piece
            && !state.holes
        {
            let error = "a hole was not agreed upon; say so where the stream is opened";
            return Poll::Ready(Err(StreamError::Hole(error)));
        }
        if state.phase == Phase::Opening || !self.may_write(session, &mut state, waker) {
            store(&mut state.writer, waker);
            return Poll::Pending;
        }
        let sent = match piece {
            Piece::Data(data) => {
                let data = data.get(..data.len().min(CHUNK)).unwrap_or_default();
                Packet::Data(data).send(session, self.key);
                data.len()
            }
            Piece::Shared(data) => {
                let data = data.slice(..data.len().min(CHUNK));
                Packet::Shared(&data).send(session, self.key);
                data.len()
            }
            Piece::Hole(length) => {
                Packet::Hole(*length).send(session, self.key);
                0
            }
        };
        Poll::Ready(Ok(sent))
    }

    /// Whether it is this one's turn and there is room; else it waits in line.
    fn may_write(&self, session: &Session, state: &mut State, waker: &Waker) -> bool {
        let streams = session.streams();
        loop {
            let round = streams.round();
            // Asked in any case: this one is not waited for any more.
            let is_late = streams.is_late(self.key) && state.round == round;
            if !is_late && session.has_room_for_streams() {
                state.round = round;
                return true;
            }
            streams.join_line(self.key, state.round, waker);
            // What was written may have been taken in between, and nobody tells of it again.
            if streams.round() == round {
                return false;
            }
            streams.leave_line(self.key);
        }
    }

    /// This end writes nothing more. A server says so and goes on; a client has finished with it,
    /// for there is no other way to say that.
    pub(super) fn poll_shutdown(
        &self,
        session: &Session,
        waker: &Waker,
    ) -> Poll<Result<(), StreamError>> {
        let mut state = self.lock();
        if state.is_too_early() {
            return Poll::Ready(Err(StreamError::NotOpen));
        }
        if state.phase == Phase::Opening {
            store(&mut state.writer, waker);
            return Poll::Pending;
        }
        match self.end {
            End::Server => {
                self.say_eof(session, &mut state);
                Poll::Ready(Ok(()))
            }
            End::Client => {
                self.say_finished(session, &mut state);
                self.poll_over(session, &mut state, waker)
            }
        }
    }

    /// The server has written everything.
    fn say_eof(&self, session: &Session, state: &mut State) {
        if state.phase != Phase::Open {
            return;
        }
        if state.is_finished {
            // The client wants nothing more and waits for this.
            Packet::Ok.send(session, self.key);
            self.over(session, state, None);
        } else {
            Packet::Eof.send(session, self.key);
            state.phase = Phase::Closing;
            state.write_end = Some(StreamError::Finished);
        }
    }

    /// The client has finished with it.
    fn say_finished(&self, session: &Session, state: &mut State) {
        if state.phase == Phase::Open {
            Packet::Ok.send(session, self.key);
            state.phase = Phase::Closing;
            state.write_end = Some(StreamError::Finished);
        }
    }

    /// Ends what is open at this end in order, and waits for the other one. What comes is not read.
    pub(super) fn poll_finish(
        &self,
        session: &Session,
        waker: &Waker,
    ) -> Poll<Result<(), StreamError>> {
        let mut state = self.lock();
        if state.is_too_early() {
            return Poll::Ready(Err(StreamError::NotOpen));
        }
        if state.phase == Phase::Opening {
            store(&mut state.closer, waker);
            return Poll::Pending;
        }
        match self.end {
            End::Server => self.say_eof(session, &mut state),
            End::Client => self.say_finished(session, &mut state),
        }
        self.deafen(session, &mut state);
        self.poll_over(session, &mut state, waker)
    }

    /// The client wants nothing more of it, and waits until the server knows.
    pub(super) fn poll_abort(
        &self,
        session: &Session,
        waker: &Waker,
    ) -> Poll<Result<(), StreamError>> {
        let mut state = self.lock();
        self.say_aborted(session, &mut state);
        match self.poll_over(session, &mut state, waker) {
            // It is over either way.
            Poll::Ready(Err(StreamError::Remote(_))) => Poll::Ready(Ok(())),
            other => other,
        }
    }

    fn say_aborted(&self, session: &Session, state: &mut State) {
        if state.phase == Phase::Open {
            Packet::Abort.send(session, self.key);
            state.phase = Phase::Closing;
            state.write_end = Some(StreamError::Finished);
        }
        self.deafen(session, state);
    }

    fn poll_over(
        &self,
        session: &Session,
        state: &mut State,
        waker: &Waker,
    ) -> Poll<Result<(), StreamError>> {
        if state.phase == Phase::Over {
            return Poll::Ready(state.outcome.clone().map_or(Ok(()), Err));
        }
        self.await_end(session, state);
        store(&mut state.closer, waker);
        Poll::Pending
    }

    /// The server ends it with an error.
    pub(super) fn fail_now(&self, session: &Session, error: &RemoteError) {
        let mut state = self.lock();
        if state.phase == Phase::Opening {
            state.failure = Some(Box::new(error.clone()));
        } else {
            self.fail(session, &mut state, error);
        }
    }

    /// The handle is gone. A stream that this end has not finished is aborted.
    pub(super) fn disowned(&self, session: &Session) {
        let mut state = self.lock();
        state.is_owned = false;
        self.no_longer_awaited(session, &mut state);
        self.deafen(session, &mut state);
        if state.phase == Phase::Open {
            match self.end {
                End::Client => self.say_aborted(session, &mut state),
                End::Server => self.fail(session, &mut state, &unfinished()),
            }
        }
        drop(state);
        // What waits for the connection's turn after this one goes on.
        if let Some(streams) = session.any_streams() {
            streams.leave_line(self.key);
        }
    }

    /// The call that opens it was answered: with a result, which opens it, or not.
    pub(super) fn answered(&self, session: &Session, is_open: bool) {
        let mut wake = Wake::default();
        let mut state = self.lock();
        if state.phase == Phase::Opening {
            if is_open {
                state.phase = Phase::Open;
                self.opened(session, &mut state);
            } else {
                self.over(session, &mut state, Some(StreamError::Finished));
            }
            state.wake_all(&mut wake);
        }
        drop(state);
        wake.wake();
    }

    /// Says what was to be said before.
    fn opened(&self, session: &Session, state: &mut State) {
        match self.end {
            End::Client if !state.is_owned || state.is_given_up => self.say_aborted(session, state),
            End::Client => {}
            End::Server => {
                if let Some(error) = state.failure.take() {
                    self.fail(session, state, &error);
                } else if !state.is_owned {
                    self.fail(session, state, &unfinished());
                }
            }
        }
    }
}

/// What the client hears of a stream that the program let go.
fn unfinished() -> RemoteError {
    crate::libvirt::rpc_error("stream had unexpected termination")
}
