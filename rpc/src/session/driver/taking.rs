//! Which records are taken when: all of them while the limits allow further calls, only replies while
//! they do not. A handler that waits for a call back of its own would else keep its answer from being
//! read.

use super::packets::is_packet_call;
use super::{Driver, after, batch, has_room_for_replies};
use crate::onc;
use crate::protocol::Protocol;
use crate::session::limits::FD;
use bytes::Bytes;
use std::collections::VecDeque;
use std::os::fd::OwnedFd;
use std::sync::atomic::Ordering;
use std::task::Context;

/// What a call put aside takes beside its bytes.
const ENTRY: usize = 64;

/// Calls that came before a reply that was needed, until the limits allow them.
#[derive(Debug, Default)]
pub(super) struct Aside {
    waiting: Option<Box<Waiting>>,
}

#[derive(Debug, Default)]
struct Waiting {
    calls: VecDeque<(Bytes, Vec<OwnedFd>)>,
    bytes: usize,
}

impl Aside {
    fn push(&mut self, call: &Bytes, fds: Vec<OwnedFd>) {
        // It may be a small part of a large buffer whose rest was thrown away, and would hold all of it.
        let call = Bytes::copy_from_slice(call);
        let waiting = self.waiting.get_or_insert_default();
        waiting.bytes = waiting.bytes.saturating_add(cost(&call, &fds));
        waiting.calls.push_back((call, fds));
    }

    fn pop(&mut self) -> Option<(Bytes, Vec<OwnedFd>)> {
        let waiting = self.waiting.as_mut()?;
        let (call, fds) = waiting.calls.pop_front()?;
        waiting.bytes = waiting.bytes.saturating_sub(cost(&call, &fds));
        if waiting.calls.is_empty() {
            self.waiting = None;
        }
        Some((call, fds))
    }

    fn is_empty(&self) -> bool {
        self.waiting.is_none()
    }

    fn bytes(&self) -> usize {
        self.waiting.as_ref().map_or(0, |waiting| waiting.bytes)
    }
}

/// What a call put aside counts.
fn cost(call: &Bytes, fds: &[OwnedFd]) -> usize {
    call.len()
        .saturating_add(ENTRY)
        .saturating_add(fds.len().saturating_mul(FD))
}

impl<S> Driver<S> {
    /// Takes whole records while the limits allow it; whether all of them were taken.
    pub(super) fn take_records(&mut self, cx: &mut Context<'_>) -> Result<bool, String> {
        if !self.reader.is_partial() && self.aside.is_empty() {
            self.record_deadline = None;
            return Ok(true);
        }
        let lent = batch::lend(&self.session, std::mem::take(&mut self.lent));
        let taken = self.take_whole(cx);
        self.lent = lent.take_back();
        // Replies that came before a record that makes no sense are replies all the same.
        self.deliver_replies();
        let all = taken?;
        // The clock of a record runs while we wait for the peer, not while it waits for us.
        if !all || !self.reader.is_partial() {
            self.record_deadline = None;
        } else if self.record_deadline.is_none() {
            self.record_deadline = after(self.limits.record_timeout);
        }
        Ok(all)
    }

    fn take_whole(&mut self, cx: &mut Context<'_>) -> Result<bool, String> {
        loop {
            let may_call = self.may_take();
            if !may_call && !self.takes_aside() {
                return Ok(false);
            }
            let call = if may_call { self.aside.pop() } else { None };
            let (record, fds) = match call {
                Some(call) => call,
                None => match self.reader.next_message()? {
                    Some(record) => (record, self.reader.take_fds()),
                    None => return Ok(self.aside.is_empty()),
                },
            };
            self.record_deadline = None;
            if may_call || !self.is_call(&record) {
                self.take_record(record, fds, cx)?;
            } else {
                self.aside.push(&record, fds);
            }
        }
    }

    /// Whether a record asks for an answer. An event does not, and waits for no limit of calls.
    fn is_call(&self, record: &Bytes) -> bool {
        if self.session.protocol() == Protocol::Libvirt {
            return is_packet_call(record);
        }
        match onc::peek(record) {
            Some((0, onc::CALL)) if self.session.subscriptions.is_some() => onc::read_call(record)
                .map_or(true, |(header, _)| {
                    self.programs.find(header.target).is_ok()
                }),
            Some((_, onc::CALL)) => true,
            _ => false,
        }
    }

    /// Whether the limits and the state of the connection allow another call.
    fn may_take(&self) -> bool {
        !self.draining
            && self.handlers.len() < self.limits.max_running
            && self.session.running.load(Ordering::Relaxed) < self.limits.max_running_bytes
            // Who serves nothing gives no answers but refusals, which have a limit of their own.
            && (!self.programs.serves()
                || has_room_for_replies(&self.session, &self.writing, &self.limits))
            && !self.session.closing.load(Ordering::Acquire)
            && !self.session.waits_for_readers()
    }

    /// Whether other messages are taken where calls are not, as long as not too many calls of the peer
    /// stand between: replies, while calls of this end wait for them, and signs of life.
    pub(super) fn takes_aside(&self) -> bool {
        self.aside.bytes() < self.limits.max_aside
            && !self.session.closing.load(Ordering::Acquire)
            && (self.session.has_called() && self.session.waits_for_replies()
                || self.takes_signs_of_life())
    }

    /// Takes no further call; reads only while what runs here waits for replies.
    pub(super) fn drain(&mut self) {
        self.draining = true;
        self.record_deadline = None;
        // What was written a moment ago may still be on its way.
        let is_recent = self.room_deadline.is_some() || self.used;
        self.lingers = is_recent || !self.handlers.is_empty() || !self.is_sent();
    }

    pub(super) fn is_sent(&self) -> bool {
        self.writing.is_done()
            && self.writing.is_flushed()
            && self.session.queued.load(Ordering::Acquire) == 0
    }
}
