//! What the other end says on a stream.

use super::error::StreamError;
use super::key::Key;
use super::packet::Packet;
use super::pipe::{End, Phase, Pipe, State, Wake};
use super::table::Streams;
use crate::libvirt::{Kind, RemoteError, Start, Status, rpc_error};
use crate::session::Session;
use bytes::Bytes;
use xdr_core::{Decode as _, Decoder, Limits};

/// How many times the limit may come of one stream while replies are read past it.
const HARD: usize = 4;

/// Takes a packet of a stream, without its header. One of no stream that there is was sent before the
/// other end knew that it is over.
pub(crate) fn take(session: &Session, start: &Start, payload: Bytes) {
    let key = Key {
        target: start.target,
        serial: start.serial,
    };
    let Some(pipe) = session.any_streams().and_then(|streams| streams.find(key)) else {
        return;
    };
    let mut wake = Wake::default();
    let mut state = pipe.lock();
    match (start.kind, start.status, pipe.end) {
        (Kind::StreamHole, ..) => pipe.take_hole(session, &mut state, &payload),
        (_, Status::Continue, _) => pipe.take_data(session, &mut state, payload),
        (_, Status::Ok, End::Server) => pipe.client_finished(session, &mut state),
        (_, Status::Error, End::Server) => pipe.client_aborted(session, &mut state),
        (_, Status::Ok, End::Client) => pipe.confirmed(session, &mut state),
        (_, Status::Error, End::Client) => pipe.server_failed(session, &mut state, &payload),
        (_, Status::Other(status), _) => {
            let message = format!("stream aborted with unexpected status {status}");
            pipe.misused(
                session,
                &mut state,
                "a packet has an unknown status",
                message,
            );
        }
    }
    state.wake_reader(&mut wake);
    if state.phase == Phase::Over || state.write_end.is_some() {
        state.wake_all(&mut wake);
    }
    drop(state);
    wake.wake();
}

/// A call of this end was answered: with a result, which opens its stream, or not.
pub(crate) fn answered(session: &Session, reply: &Start) {
    let opening = |streams: &Streams| streams.find_opening(reply.serial);
    if let Some(pipe) = session.any_streams().and_then(opening) {
        pipe.answered(session, reply.status == Status::Ok);
    }
}

impl Pipe {
    fn take_data(&self, session: &Session, state: &mut State, data: Bytes) {
        if state.read_end.is_some() {
            return;
        }
        if data.is_empty() {
            // Only a server ends data so; of a client it is nothing.
            if self.end == End::Client {
                state.read_end = Some(Ok(()));
            }
        } else if !state.is_deaf && !self.overflows(session, state) {
            state.received.push_data(data);
            self.level(session, state);
        }
    }

    fn take_hole(&self, session: &Session, state: &mut State, payload: &Bytes) {
        if state.read_end.is_some() || state.is_deaf {
            return;
        }
        if !state.holes {
            let what = "a hole came that was not agreed upon";
            self.misused(session, state, what, "Unexpected stream hole".to_owned());
            return;
        }
        match hole(payload) {
            Some(length) if !self.overflows(session, state) => {
                state.received.push_hole(length);
                self.level(session, state);
            }
            Some(_) => {}
            None => {
                let message = "Unable to decode stream hole".to_owned();
                self.misused(session, state, "a hole has no length", message);
            }
        }
    }

    /// Whether there is no more room for what came; then it is over.
    fn overflows(&self, session: &Session, state: &mut State) -> bool {
        let most = session.streams().max_bytes().saturating_mul(HARD);
        if state.received.cost() < most {
            return false;
        }
        let message = "stream data comes faster than it is taken".to_owned();
        self.give_up(session, state, StreamError::Overflow, message);
        true
    }

    fn misused(&self, session: &Session, state: &mut State, what: &'static str, message: String) {
        self.give_up(session, state, StreamError::Protocol(what), message);
    }

    /// This end does not go on with it, and says so.
    fn give_up(&self, session: &Session, state: &mut State, error: StreamError, message: String) {
        state.read_end = Some(Err(error.clone()));
        match self.end {
            End::Server => self.fail(session, state, &rpc_error(message)),
            End::Client => {
                if state.phase == Phase::Open {
                    Packet::Abort.send(session, self.key);
                    state.phase = Phase::Closing;
                }
                state.is_given_up = true;
                self.deafen(session, state);
            }
        }
        state.write_end = Some(error.clone());
        state.outcome = Some(error);
    }

    fn client_finished(&self, session: &Session, state: &mut State) {
        if std::mem::replace(&mut state.is_finished, true) {
            return;
        }
        state.read_end.get_or_insert(Ok(()));
        state.write_end.get_or_insert(StreamError::Finished);
        // The server had written everything and waits for this, whether somebody looks or not.
        if state.phase == Phase::Closing {
            Packet::Ok.send(session, self.key);
            self.over(session, state, None);
        }
    }

    fn client_aborted(&self, session: &Session, state: &mut State) {
        Packet::Ok.send(session, self.key);
        self.deafen(session, state);
        state.read_end = Some(Err(StreamError::Aborted));
        self.over(session, state, Some(StreamError::Aborted));
    }

    fn confirmed(&self, session: &Session, state: &mut State) {
        let error = match state.phase {
            Phase::Closing if state.is_given_up => state.outcome.clone(),
            Phase::Closing => None,
            _ => Some(StreamError::Protocol(
                "the server confirmed an end that nobody asked for",
            )),
        };
        self.over(session, state, error);
    }

    fn server_failed(&self, session: &Session, state: &mut State, payload: &Bytes) {
        let error = if state.is_given_up {
            state.outcome.clone()
        } else {
            None
        };
        let error = error.unwrap_or_else(|| remote_error(payload));
        self.over(session, state, Some(error));
    }
}

/// The length of a hole: of a payload that is one, without flags.
fn hole(payload: &Bytes) -> Option<u64> {
    let (length, flags) = payload.split_first_chunk::<8>()?;
    if flags != [0; 4] {
        return None;
    }
    u64::try_from(i64::from_be_bytes(*length)).ok()
}

/// What the server says about its failure.
fn remote_error(payload: &Bytes) -> StreamError {
    let mut limits = Limits::DEFAULT;
    limits = limits.max_alloc(payload.len().saturating_mul(2).saturating_add(4096));
    let decoded = Decoder::shared(payload)
        .limited(&limits)
        .and_then(|mut input| RemoteError::decode(&mut input));
    match decoded {
        Ok(error) => StreamError::Remote(Box::new(error)),
        Err(_) => StreamError::Protocol("the server failed the stream and does not say why"),
    }
}
