//! Events that wait behind the outgoing buffer for a peer that reads them slowly.
//!
//! While the peer keeps up, events go straight into the outgoing buffer. Beyond a little of it they
//! wait here, where the oldest can still be dropped; what is in the buffer stays in order.

use super::outgoing::Outgoing;
use super::{Session, State};
use crate::events::{EventError, Lag};
use crate::protocol::Protocol;
use bytes::Bytes;
use std::collections::VecDeque;
use std::task::Waker;
use xdr_core::{EncodeError, Encoder};

/// How many bytes may wait in the outgoing buffer for an event to join them.
const JOINED: usize = 64 << 10;

/// Events behind the buffer, as whole records.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    records: VecDeque<Bytes>,
    bytes: usize,
    /// Senders that wait for room, each by the number of its event.
    waiting: Vec<(u64, Waker)>,
}

impl Backlog {
    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn push(&mut self, record: Bytes) {
        self.bytes = self.bytes.saturating_add(record.len());
        self.records.push_back(record);
    }

    fn pop(&mut self) -> Option<Bytes> {
        let record = self.records.pop_front()?;
        self.bytes = self.bytes.saturating_sub(record.len());
        Some(record)
    }

    /// Moves events to the buffer, as many as may join it; the senders that can go on then.
    pub(super) fn join(&mut self, out: &mut Outgoing, wake: &mut Vec<Waker>) {
        while out.len() < JOINED
            && let Some(record) = self.pop()
        {
            out.append(&record);
            wake.extend(self.waiting.drain(..).map(|(_, waker)| waker));
        }
    }

    /// Drops everything; the senders that have nothing to wait for any more.
    pub(super) fn clear(&mut self, wake: &mut Vec<Waker>) {
        self.records = VecDeque::new();
        self.bytes = 0;
        wake.extend(self.waiting.drain(..).map(|(_, waker)| waker));
    }
}

/// An event on its way out.
pub(crate) enum Outbound<'a> {
    /// For one connection: encoded in place. The size, and what writes it.
    One(usize, &'a dyn Fn(&mut Encoder<'_>)),
    /// For many: messages that all of them share.
    Shared(&'a Records),
}

impl Outbound<'_> {
    fn write(&self, protocol: Protocol, out: &mut Outgoing) -> Result<(), EncodeError> {
        match self {
            Outbound::One(size, encode) => out.record(protocol, *size, encode),
            Outbound::Shared(records) => {
                out.append(records.of(protocol));
                Ok(())
            }
        }
    }

    fn record(&self, protocol: Protocol) -> Result<Bytes, EncodeError> {
        match self {
            Outbound::One(size, encode) => event_record(protocol, *size, encode),
            Outbound::Shared(records) => Ok(records.of(protocol).clone()),
        }
    }
}

/// One event for many, encoded once for each protocol that they speak.
#[derive(Debug, Default)]
pub(crate) struct Records {
    onc: Bytes,
    libvirt: Bytes,
}

impl Records {
    pub(crate) fn set(&mut self, protocol: Protocol, record: Bytes) {
        *match protocol {
            Protocol::Onc => &mut self.onc,
            Protocol::Libvirt => &mut self.libvirt,
        } = record;
    }

    /// Empty where nobody spoke the protocol when the event was made.
    pub(crate) fn of(&self, protocol: Protocol) -> &Bytes {
        match protocol {
            Protocol::Onc => &self.onc,
            Protocol::Libvirt => &self.libvirt,
        }
    }
}

/// A message by itself, as it will stand in the stream.
pub(crate) fn event_record(
    protocol: Protocol,
    size: usize,
    encode: &dyn Fn(&mut Encoder<'_>),
) -> Result<Bytes, EncodeError> {
    let mut out = Outgoing::new();
    out.record(protocol, size, encode)?;
    Ok(out.into_bytes())
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Queued {
    /// It is on its way; so many older ones were dropped for it.
    Sent(u64),
    /// There is no room; the waker is woken when there may be.
    NoRoom,
}

impl Session {
    /// Queues an event, as `lag` says where the peer is behind. `number` is this one's alone where it
    /// may have to wait.
    pub(crate) fn send_event(
        &self,
        event: &Outbound<'_>,
        lag: Lag,
        number: u64,
        waker: &Waker,
    ) -> Result<Queued, EventError> {
        // The replies before it go first.
        self.queue_lent();
        let mut guard = self.lock();
        let state = &mut *guard;
        if state.ended.is_some() || state.closing {
            return Err(EventError::Disconnected);
        }
        if state.backlog.is_empty() && state.out.len() < JOINED {
            let sent = event.write(self.protocol, &mut state.out);
            self.count_queued(state);
            self.wake_driver(guard);
            return sent.map(|()| Queued::Sent(0)).map_err(EventError::Encode);
        }
        match lag {
            Lag::Close if is_behind(state, Lag::CLOSE_BEHIND, self.limits.max_events) => {
                drop(guard);
                self.end("the peer does not read its events");
                self.wake_driver(self.lock());
                Err(EventError::Disconnected)
            }
            Lag::Wait(most) if is_behind(state, most, self.limits.max_events) => {
                // An event that is polled again and again waits once.
                let waiting = &mut state.backlog.waiting;
                match waiting.iter_mut().find(|(other, _)| *other == number) {
                    Some((_, stored)) => stored.clone_from(waker),
                    None => waiting.push((number, waker.clone())),
                }
                Ok(Queued::NoRoom)
            }
            Lag::DropOldest(most) => {
                let record = event.record(self.protocol).map_err(EventError::Encode)?;
                let mut lost = 0;
                while is_behind(state, most, self.limits.max_events)
                    && state.backlog.pop().is_some()
                {
                    lost += 1;
                }
                state.backlog.push(record);
                Ok(Queued::Sent(lost))
            }
            Lag::Close | Lag::Wait(_) => {
                let record = event.record(self.protocol).map_err(EventError::Encode)?;
                state.backlog.push(record);
                Ok(Queued::Sent(0))
            }
        }
    }
}

impl Session {
    /// The sender of an event that waits here has given it up.
    pub(crate) fn give_up_event(&self, number: u64) {
        let mut state = self.lock();
        state.backlog.waiting.retain(|(other, _)| *other != number);
    }
}

/// Whether so many events wait, at least one, or as many bytes of them as may.
fn is_behind(state: &State, most: usize, max_bytes: usize) -> bool {
    let waiting = state.backlog.records.len();
    waiting >= most.max(1) || waiting > 0 && state.backlog.bytes >= max_bytes
}
