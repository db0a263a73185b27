//! Packets: a word that counts all bytes of the packet, itself among them, then the header and what
//! belongs to it. File descriptors come behind a packet, each with one byte that the word does not
//! count.

use super::fds::ReceivedFds;
use super::header::{HEADER, Start};
use crate::inbound::Inbound;
use bytes::{Bytes, BytesMut};
use std::fmt;
use std::os::fd::OwnedFd;
use xdr_core::Decoder;

/// `VIR_NET_MESSAGE_MAX`: the most bytes of a packet behind its length.
pub const MAX_MESSAGE: usize = 33_554_432;

/// `VIR_NET_MESSAGE_NUM_FDS_MAX`: the most file descriptors of a packet.
pub const MAX_FDS: usize = 32;

/// The length of a packet of `size` bytes; none where that is more than any peer takes.
pub(crate) fn mark(size: usize) -> Option<u32> {
    if size > MAX_MESSAGE {
        return None;
    }
    u32::try_from(size.saturating_add(4)).ok()
}

/// Why bytes are not a packet within the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PacketError {
    /// It is too short for a header.
    TooShort {
        /// Its length word.
        len: usize,
    },
    /// It is longer than it may be.
    TooLong {
        /// Its length word.
        len: usize,
        /// The largest length word.
        max: usize,
    },
    /// It has more file descriptors than a packet may have.
    TooManyFds {
        /// How many it claims.
        count: u32,
    },
    /// It claims more file descriptors than came with it.
    MissingFds {
        /// How many it claims.
        count: usize,
        /// How many came.
        came: usize,
    },
}

impl fmt::Display for PacketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PacketError::TooShort { len } => {
                write!(f, "packet of length {len} is too short for a header")
            }
            PacketError::TooLong { len, max } => {
                write!(f, "packet of length {len} exceeds the limit of {max}")
            }
            PacketError::TooManyFds { count } => write!(
                f,
                "packet claims {count} file descriptors, {MAX_FDS} are the most"
            ),
            PacketError::MissingFds { count, came } => write!(
                f,
                "packet claims {count} file descriptors and came with {came}"
            ),
        }
    }
}

impl std::error::Error for PacketError {}

/// Takes bytes as they arrive and gives whole packets, without their length.
#[derive(Debug)]
pub struct PacketReader {
    received: Inbound,
    /// File descriptors that came and whose packet is not taken yet.
    fds: ReceivedFds,
    /// Those of the last packet that was taken.
    taken: Vec<OwnedFd>,
    max_message: usize,
}

impl PacketReader {
    /// For packets of at most `max_message` bytes behind the length word.
    #[must_use]
    pub fn new(max_message: usize) -> Self {
        PacketReader {
            received: Inbound::new(),
            fds: ReceivedFds::default(),
            taken: Vec::new(),
            max_message,
        }
    }

    /// The buffer to append received bytes to, with room for some.
    pub fn buffer(&mut self) -> &mut BytesMut {
        let announced = self.announced();
        self.received.buffer(announced)
    }

    /// File descriptors that came with the last byte that was appended.
    pub fn append_fds(&mut self, fds: impl IntoIterator<Item = OwnedFd>) {
        self.fds.append(fds, self.received.len());
    }

    /// Whether file descriptors wait for their packet to be taken.
    pub(crate) fn holds_fds(&self) -> bool {
        !self.fds.is_empty()
    }

    /// Whether it holds a buffer that the next read can go to.
    pub(crate) fn has_room(&self) -> bool {
        self.received.has_room()
    }

    /// Gives the buffer back, if nothing is in it.
    pub(crate) fn let_go(&mut self) {
        self.received.let_go();
    }

    /// How many bytes wait to be taken as packets.
    pub(crate) fn buffered(&self) -> usize {
        self.received.len()
    }

    /// The next packet, if it is there whole, from the first byte of its header on.
    ///
    /// # Errors
    ///
    /// Its length is out of range, or its file descriptors are, as soon as that can be told. Nothing
    /// can be read after that.
    pub fn next_packet(&mut self) -> Result<Option<Bytes>, PacketError> {
        let Some(len) = self.received.word() else {
            self.received.shrink(0);
            return Ok(None);
        };
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        let max = self.max_message.saturating_add(4);
        if len > max {
            return Err(PacketError::TooLong { len, max });
        }
        if len < HEADER + 4 {
            return Err(PacketError::TooShort { len });
        }
        let fds = self.announced_fds()?;
        if self.received.len() < len.saturating_add(fds) {
            self.received.shrink(len);
            return Ok(None);
        }
        let packet = self.received.take(len.saturating_sub(4)).freeze();
        self.taken.clear();
        if fds > 0 {
            self.received.skip(fds);
            self.taken = self.fds.take(fds, len)?;
        }
        self.fds.advance(len.saturating_add(fds));
        Ok(Some(packet))
    }

    /// The file descriptors of the packet that was taken last.
    pub fn take_fds(&mut self) -> Vec<OwnedFd> {
        std::mem::take(&mut self.taken)
    }

    /// How many bytes of file descriptors come behind the packet, as far as its header is there.
    fn announced_fds(&self) -> Result<usize, PacketError> {
        let Some(packet) = self.received.bytes().get(4..) else {
            return Ok(0);
        };
        let mut input = Decoder::new(packet);
        match Start::read(&mut input) {
            Ok(start) if start.kind.has_fds() => {}
            _ => return Ok(0),
        }
        // Where the count is missing the packet is refused when it is read.
        let count = match input.word() {
            Ok(count) if self.received.word() >= Some(32) => count,
            _ => return Ok(0),
        };
        match usize::try_from(count) {
            Ok(fds) if fds <= MAX_FDS => Ok(fds),
            _ => Err(PacketError::TooManyFds { count }),
        }
    }

    fn announced(&self) -> usize {
        let announced = self.received.word().unwrap_or_default();
        usize::try_from(announced).unwrap_or_default()
    }
}
