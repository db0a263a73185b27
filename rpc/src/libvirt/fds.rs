//! File descriptors that came with bytes, until the packet is taken that they belong to.

use super::packet::{MAX_FDS, PacketError};
use std::collections::VecDeque;
use std::os::fd::OwnedFd;
use xdr_core::{EncodeError, EncodeErrorKind};

/// The number of file descriptors as it stands behind the header of a packet.
pub(crate) fn fd_count(count: usize) -> Result<[u8; 4], EncodeError> {
    match u32::try_from(count) {
        Ok(word) if count <= MAX_FDS => Ok(word.to_be_bytes()),
        _ => Err(EncodeError::new(EncodeErrorKind::TooLarge)),
    }
}

/// Each with the place of the byte that it came with, counted from the next byte to be taken.
#[derive(Debug, Default)]
pub(super) struct ReceivedFds {
    queue: VecDeque<(usize, OwnedFd)>,
}

impl ReceivedFds {
    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// These came with the last of `received` bytes. What no packet can claim is closed.
    pub(super) fn append(&mut self, fds: impl IntoIterator<Item = OwnedFd>, received: usize) {
        let place = received.saturating_sub(1);
        for fd in fds {
            // A packet has no more of them, and the next one is not read while they wait.
            if self.queue.len() < MAX_FDS {
                self.queue.push_back((place, fd));
            }
        }
    }

    /// Those of a packet of `len` bytes with its length, which claims `count` of them behind it. Any
    /// that came with bytes of the packet itself are nobody's, and closed.
    pub(super) fn take(&mut self, count: usize, len: usize) -> Result<Vec<OwnedFd>, PacketError> {
        let end = len.saturating_add(count);
        let mut fds = Vec::with_capacity(count);
        while self.queue.front().is_some_and(|(place, _)| *place < end) {
            match self.queue.pop_front() {
                Some((place, fd)) if place >= len => fds.push(fd),
                _ => {}
            }
        }
        match fds.len() {
            came if came < count => Err(PacketError::MissingFds { count, came }),
            _ => {
                fds.truncate(count);
                Ok(fds)
            }
        }
    }

    /// So many bytes were taken; what came with them and was not claimed is closed.
    pub(super) fn advance(&mut self, bytes: usize) {
        if self.queue.is_empty() {
            return;
        }
        self.queue.retain(|(place, _)| *place >= bytes);
        for (place, _) in &mut self.queue {
            *place = place.saturating_sub(bytes);
        }
    }
}
