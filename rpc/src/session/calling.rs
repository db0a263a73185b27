//! The calls that this end makes: sent, answered, given up.

use super::Session;
use super::calls::Ended;
use super::outgoing::Outgoing;
use crate::libvirt::stream::{Key, Slot};
use crate::libvirt::{self, Kind, Status};
use crate::procedure::Target;
use crate::protocol::Protocol;
use bytes::Bytes;
use std::os::fd::OwnedFd;
use std::sync::atomic::Ordering;
use std::task::Waker;
use tokio::time::Instant;
use xdr_core::{EncodeError, Encoder};

/// Why a call was not sent.
#[derive(Debug)]
pub(crate) enum Unsent {
    /// The limits of calls in flight or queued bytes are reached.
    NoRoom,
    /// The connection is gone, for this reason.
    Ended(String),
    /// The protocol of the connection has no streams.
    NoStreams,
    /// The arguments did not encode.
    Encode(EncodeError),
    /// The connection carries no file descriptors.
    NoFds,
}

/// The parts of a call that stand before its arguments, and the size of those.
#[derive(Debug)]
pub(crate) struct CallFrame<'a> {
    pub(crate) target: Target,
    pub(crate) credential: &'a [u8],
    pub(crate) arguments: usize,
    pub(crate) deadline: Instant,
    /// It waited for room and it is its turn.
    pub(crate) has_waited: bool,
    /// Nobody waits for a reply.
    pub(crate) oneway: bool,
    /// Takes the stream that the reply opens.
    pub(crate) stream: Option<&'a Slot>,
}

impl Session {
    /// Sends a call and gives its xid.
    pub(crate) fn send_call(
        &self,
        frame: &CallFrame<'_>,
        fds: &mut Vec<OwnedFd>,
        waker: &Waker,
        encode: &dyn Fn(&mut Encoder<'_>),
    ) -> Result<u32, Unsent> {
        if !fds.is_empty() && !self.passes_fds() {
            return Err(Unsent::NoFds);
        }
        // The replies before it go first.
        self.queue_lent();
        let mut guard = self.lock();
        let state = &mut *guard;
        if let Some(reason) = &state.ended {
            return Err(Unsent::Ended(reason.clone()));
        }
        if state.mute {
            return Err(Unsent::Ended("the peer has closed".to_owned()));
        }
        if frame.stream.is_some() && self.protocol != Protocol::Libvirt {
            return Err(Unsent::NoStreams);
        }
        if !self.has_room(state) || state.blocked > 0 && !frame.has_waited {
            return Err(Unsent::NoRoom);
        }
        self.called.store(true, Ordering::Release);
        // From here on the call has its turn; if it comes to nothing, the next one has it.
        let sent = if frame.oneway {
            let xid = state.calls.unanswered();
            write_call(self.protocol, &mut state.out, xid, frame, fds, encode).map(|()| xid)
        } else {
            let Some(call) = state.calls.reserve(waker.clone(), frame.deadline) else {
                let reason = "the peer left a million calls without an answer";
                drop(guard);
                // Nothing can be called here any more; on the next connection it can.
                self.end(reason);
                self.nudge();
                return Err(Unsent::Ended(reason.to_owned()));
            };
            let xid = call.xid();
            write_call(self.protocol, &mut state.out, xid, frame, fds, encode).map(|()| {
                call.keep();
                xid
            })
        };
        let xid = match sent {
            Ok(xid) => xid,
            Err(error) => {
                self.pass_on(state);
                return Err(Unsent::Encode(error));
            }
        };
        if let Some(slot) = frame.stream {
            let (target, serial) = (frame.target, xid);
            slot.register(self.streams(), Key { target, serial });
        }
        self.count_queued(state);
        if !frame.oneway {
            let earliest = state
                .earliest
                .map_or(frame.deadline, |earliest| earliest.min(frame.deadline));
            state.earliest = Some(earliest);
        }
        self.pass_on(state);
        self.wake_driver(guard);
        Ok(xid)
    }

    /// How the call ended, or nothing yet; then `waker` is woken when it has.
    pub(crate) fn poll_call(&self, xid: u32, waker: &Waker) -> Option<Ended> {
        self.lock().calls.poll(xid, waker)
    }

    /// The caller went away.
    pub(crate) fn abandon(&self, xid: u32) {
        let mut state = self.lock();
        state.calls.abandon(xid);
        self.pass_on(&state);
        drop(state);
        drop(self.take_reply_fds(xid));
    }

    /// How many calls are in flight or wait for room.
    #[cfg(feature = "tower")]
    pub(crate) fn load(&self) -> usize {
        let state = self.lock();
        state.calls.waiting().saturating_add(state.blocked)
    }

    /// Whether this end has ever made a call, so that replies can be expected.
    pub(super) fn has_called(&self) -> bool {
        self.called.load(Ordering::Acquire)
    }

    /// Gives replies to their callers; gives the wakers of those.
    pub(super) fn deliver(&self, replies: &mut Vec<(u32, Bytes)>, wake: &mut Vec<Waker>) {
        let mut state = self.lock();
        for (xid, record) in replies.drain(..) {
            match state.calls.complete(xid, record) {
                Some(waker) => wake.push(waker),
                // Nobody waits for what came with it either.
                None => drop(self.take_reply_fds(xid)),
            }
        }
        self.pass_on(&state);
    }

    /// Ends the calls whose deadline has passed.
    pub(super) fn expire_calls(&self, now: Instant, wake: &mut Vec<Waker>) {
        let mut state = self.lock();
        if state.earliest.is_some_and(|earliest| earliest <= now) {
            state.earliest = state.calls.expire(now, wake);
            self.pass_on(&state);
        }
    }
}

fn write_call(
    protocol: Protocol,
    out: &mut Outgoing,
    xid: u32,
    frame: &CallFrame<'_>,
    fds: &mut Vec<OwnedFd>,
    encode: &dyn Fn(&mut Encoder<'_>),
) -> Result<(), EncodeError> {
    if !fds.is_empty() {
        return write_call_with_fds(out, xid, frame, fds, encode);
    }
    let header = protocol.call_header(xid, frame.target);
    // Who calls is found out once a connection there.
    let credential = match protocol {
        Protocol::Onc => frame.credential,
        Protocol::Libvirt => &[],
    };
    let size = header
        .len()
        .saturating_add(credential.len())
        .saturating_add(frame.arguments);
    out.record(protocol, size, &|out| {
        out.put(&header);
        out.put(credential);
        encode(out);
    })
}

/// CALL_WITH_FDS: their number stands before the arguments, and they come behind.
fn write_call_with_fds(
    out: &mut Outgoing,
    serial: u32,
    frame: &CallFrame<'_>,
    fds: &mut Vec<OwnedFd>,
    encode: &dyn Fn(&mut Encoder<'_>),
) -> Result<(), EncodeError> {
    let header = libvirt::header(frame.target, Kind::CallWithFds, serial, Status::Ok);
    let count = libvirt::fd_count(fds.len())?;
    let size = frame.arguments.saturating_add(header.len() + count.len());
    out.record(Protocol::Libvirt, size, &|out| {
        out.put(&header);
        out.put(&count);
        encode(out);
    })?;
    out.append_fds(fds.drain(..));
    Ok(())
}
