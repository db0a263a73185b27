//! Record marking (RFC 5531 section 11): a record is a row of fragments, each behind a word of
//! one bit «last» and 31 bits of length.

use bytes::{Buf, Bytes, BytesMut};
use std::fmt;

const LAST: u32 = 1 << 31;

/// Room for the first read, in bytes.
const FIRST_ROOM: usize = 2 << 10;

/// The most room for one read, but for large records.
const MOST_ROOM: usize = 64 << 10;

/// The most room that a peer gets at once for having sent a record as large.
const MOST_PROVEN: usize = 2 << 20;

/// Why bytes are not a record within the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecordError {
    /// The fragments so far announce more bytes than a record may have.
    TooLong {
        /// Bytes announced so far.
        len: usize,
        /// The limit in bytes.
        max: usize,
    },
    /// The record has more fragments than it may have.
    TooManyFragments {
        /// The limit.
        max: usize,
    },
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::TooLong { len, max } => {
                write!(
                    f,
                    "record of {len} bytes or more exceeds the limit of {max}"
                )
            }
            RecordError::TooManyFragments { max } => {
                write!(f, "record has more than {max} fragments")
            }
        }
    }
}

impl std::error::Error for RecordError {}

/// Takes bytes as they arrive and gives whole records.
///
/// Memory follows the bytes that came, never what a mark announces. A record of one fragment is a
/// slice of the buffer it was read into; only records of several fragments are copied together.
#[derive(Debug)]
pub struct RecordReader {
    buffer: BytesMut,
    /// The fragments of the record before the current one.
    gathered: BytesMut,
    fragments: usize,
    /// How much room the next read gets; it doubles whenever a read filled all of it.
    room: usize,
    /// The buffer has grown for a large record.
    grown: bool,
    /// How long the last large record was that came whole.
    proven: usize,
    max_record: usize,
    max_fragments: usize,
}

impl RecordReader {
    /// For records of at most `max_record` bytes in at most `max_fragments` fragments.
    #[must_use]
    pub fn new(max_record: usize, max_fragments: usize) -> Self {
        RecordReader {
            buffer: BytesMut::new(),
            gathered: BytesMut::new(),
            fragments: 0,
            room: FIRST_ROOM,
            grown: false,
            proven: 0,
            max_record,
            max_fragments,
        }
    }

    /// The buffer to append received bytes to, with room for some.
    ///
    /// For a large record the room at most doubles what is there of it already, so a mark alone
    /// makes nobody pay; but a peer that has just sent one as large gets the room at once, for to
    /// grow is to copy.
    pub fn buffer(&mut self) -> &mut BytesMut {
        let spare = self.buffer.capacity().saturating_sub(self.buffer.len());
        if spare == 0 && self.buffer.capacity() > 0 {
            self.room = self.room.saturating_mul(2).min(MOST_ROOM);
        }
        if spare < self.room / 4 {
            let missing = self
                .mark()
                .map_or(0, |(_, len)| len.saturating_add(4))
                .saturating_sub(self.buffer.len());
            let most = self.buffer.len().max(MOST_ROOM).max(self.proven);
            let announced = missing.min(most);
            self.grown |= announced > MOST_ROOM;
            self.buffer.reserve(announced.max(self.room));
        }
        &mut self.buffer
    }

    /// Whether it holds a buffer that the next read can go to.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.buffer.capacity() > 0
    }

    /// Gives the buffer back, if nothing is in it.
    pub fn let_go(&mut self) {
        if self.buffer.is_empty() {
            self.buffer = BytesMut::new();
            self.room = FIRST_ROOM;
            self.proven = 0;
        }
    }

    /// How many bytes wait to be taken as records.
    #[must_use]
    pub fn buffered(&self) -> usize {
        self.buffer.len()
    }

    /// Whether part of a record is there.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        !self.buffer.is_empty() || self.fragments > 0
    }

    /// The next record, if it is there whole.
    ///
    /// # Errors
    ///
    /// The record exceeds a limit, as soon as its marks say so. Nothing can be read after that.
    pub fn next_record(&mut self) -> Result<Option<Bytes>, RecordError> {
        while let Some((last, len)) = self.mark() {
            let total = self.gathered.len().saturating_add(len);
            if total > self.max_record {
                return Err(RecordError::TooLong {
                    len: total,
                    max: self.max_record,
                });
            }
            if self.fragments >= self.max_fragments {
                return Err(RecordError::TooManyFragments {
                    max: self.max_fragments,
                });
            }
            if self.buffer.len().saturating_sub(4) < len {
                return Ok(None);
            }
            self.buffer.advance(4);
            let fragment = self.buffer.split_to(len);
            if len > MOST_ROOM {
                self.proven = len.saturating_add(4).min(MOST_PROVEN);
            }
            if last && self.fragments == 0 {
                return Ok(Some(fragment.freeze()));
            }
            self.gathered.extend_from_slice(&fragment);
            self.fragments = self.fragments.saturating_add(1);
            if last {
                self.fragments = 0;
                return Ok(Some(std::mem::take(&mut self.gathered).freeze()));
            }
        }
        self.shrink();
        Ok(None)
    }

    /// Lets go of the room of a large record once little is left in it.
    fn shrink(&mut self) {
        if self.grown && self.buffer.len() <= MOST_ROOM && !self.is_large_coming() {
            self.buffer = BytesMut::from(&self.buffer[..]);
            self.grown = false;
        }
    }

    fn is_large_coming(&self) -> bool {
        self.mark().is_some_and(|(_, len)| len > MOST_ROOM)
    }

    /// The record mark at the start of the buffer, once it is there whole.
    fn mark(&self) -> Option<(bool, usize)> {
        let mark = u32::from_be_bytes(*self.buffer.first_chunk::<4>()?);
        Some((mark & LAST != 0, usize::try_from(mark & !LAST).ok()?))
    }
}
