//! What waits to be sent: one buffer a connection, into which callers and handlers encode.

use super::limits::FD;
use crate::protocol::Protocol;
use bytes::Bytes;
use std::collections::VecDeque;
use std::os::fd::OwnedFd;
use xdr_core::{EncodeError, EncodeErrorKind, Encoder, Segments};

/// Room that an empty buffer keeps; more is given back after a spike.
const KEEP: usize = 256 << 10;

/// Messages in the order of the wire: bytes, and large payloads beside them.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    bytes: Vec<u8>,
    segments: Segments,
    /// File descriptors, each with how many bytes go before the one that it goes with.
    fds: Option<Box<Fds>>,
}

#[derive(Debug, Default)]
struct Fds {
    queue: VecDeque<(usize, OwnedFd)>,
}

impl Outgoing {
    pub(crate) fn new() -> Self {
        Outgoing {
            bytes: Vec::new(),
            segments: Segments::new(),
            fds: None,
        }
    }

    /// How many bytes wait.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len().saturating_add(self.segments.bytes())
    }

    /// What waits, counted against the limits: a file descriptor is worth more than its byte.
    pub(crate) fn held(&self) -> usize {
        let fds = self.fds.as_ref().map_or(0, |fds| fds.queue.len());
        self.len().saturating_add(fds.saturating_mul(FD))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn segments(&self) -> &[(usize, Bytes)] {
        self.segments.parts()
    }

    /// Appends one record of `size` bytes, as `write` encodes it in place behind its mark.
    ///
    /// A record that comes out in another size, or whose encoder panics, is taken back: the
    /// stream never holds a torn one. `write` is not a type parameter: this code would be there
    /// once for every procedure.
    pub(crate) fn record(
        &mut self,
        protocol: Protocol,
        size: usize,
        write: &dyn Fn(&mut Encoder<'_>),
    ) -> Result<(), EncodeError> {
        let mark = protocol
            .mark(size)
            .ok_or_else(|| EncodeError::new(EncodeErrorKind::TooLarge))?;
        let before = self.len();
        let mut attempt = Attempt::new(self);
        let Outgoing {
            bytes, segments, ..
        } = &mut *attempt.out;
        // A payload beside the buffer needs no room in it, so room is made for small records
        // exactly and for large ones as they turn out.
        bytes.reserve(size.saturating_add(4).min(KEEP));
        bytes.extend_from_slice(&mark.to_be_bytes());
        write(&mut Encoder::with_segments(bytes, segments));
        let written = attempt.out.len().saturating_sub(before).saturating_sub(4);
        if written == size {
            attempt.done = true;
            return Ok(());
        }
        Err(EncodeError::new(EncodeErrorKind::SizeMismatch {
            counted: size,
            written,
        }))
    }

    /// Appends file descriptors behind the last record, each with a byte of its own.
    pub(crate) fn append_fds(&mut self, fds: impl IntoIterator<Item = OwnedFd>) {
        for fd in fds {
            let at = self.len();
            self.bytes.push(0);
            let fds = self.fds.get_or_insert_default();
            fds.queue.push_back((at, fd));
        }
    }

    /// How many bytes go before the next one that a file descriptor goes with.
    pub(crate) fn bytes_before_fd(&self) -> Option<usize> {
        let (at, _) = self.fds.as_ref()?.queue.front()?;
        Some(*at)
    }

    /// The next file descriptor.
    pub(crate) fn take_fd(&mut self) -> Option<OwnedFd> {
        let (_, fd) = self.fds.as_mut()?.queue.pop_front()?;
        Some(fd)
    }

    /// Appends a record that is encoded already, with its mark.
    pub(crate) fn append(&mut self, record: &Bytes) {
        self.bytes.extend_from_slice(record);
    }

    /// Appends all records of another one, which is empty then.
    pub(crate) fn take(&mut self, other: &mut Outgoing) {
        if self.is_empty() {
            std::mem::swap(self, other);
            return;
        }
        let (before, bytes_before) = (self.bytes.len(), self.len());
        self.bytes.extend_from_slice(&other.bytes);
        self.segments.append(before, &mut other.segments);
        if let Some(fds) = other.fds.take() {
            let moved = fds
                .queue
                .into_iter()
                .map(|(at, fd)| (at.saturating_add(bytes_before), fd));
            self.fds.get_or_insert_default().queue.extend(moved);
        }
        other.clear();
    }

    /// Everything in one piece.
    pub(crate) fn into_bytes(self) -> Bytes {
        if self.segments.parts().is_empty() {
            return self.bytes.into();
        }
        let mut whole = Vec::with_capacity(self.len());
        let mut from = 0;
        for (at, payload) in self.segments.parts() {
            whole.extend_from_slice(self.bytes.get(from..*at).unwrap_or_default());
            whole.extend_from_slice(payload);
            from = *at;
        }
        whole.extend_from_slice(self.bytes.get(from..).unwrap_or_default());
        whole.into()
    }

    /// Gives its room back, if nothing is in it.
    pub(crate) fn let_go(&mut self) {
        if self.is_empty() {
            *self = Outgoing::new();
        }
    }

    /// Empties it and keeps its room, but not that of a spike.
    pub(crate) fn clear(&mut self) {
        if self.bytes.capacity() > KEEP {
            self.bytes = Vec::new();
        }
        self.bytes.clear();
        self.segments.clear();
        self.fds = None;
    }
}

/// Takes back what was written unless it is declared done, also when the encoder panics.
struct Attempt<'a> {
    out: &'a mut Outgoing,
    bytes: usize,
    segments: usize,
    done: bool,
}

impl<'a> Attempt<'a> {
    fn new(out: &'a mut Outgoing) -> Self {
        Attempt {
            bytes: out.bytes.len(),
            segments: out.segments.parts().len(),
            out,
            done: false,
        }
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if !self.done {
            self.out.bytes.truncate(self.bytes);
            self.out.segments.truncate(self.segments);
        }
    }
}
