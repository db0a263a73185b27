//! Record marking (RFC 5531 section 11): a record is a row of fragments, each behind a word of
//! one bit «last» and 31 bits of length.

use crate::inbound::Inbound;
use bytes::{Bytes, BytesMut};
use std::fmt;

const LAST: u32 = 1 << 31;

/// The mark of a record of one fragment; none where it has too many bytes for that.
pub(crate) fn mark(size: usize) -> Option<u32> {
    let mark = u32::try_from(size).ok()?;
    (mark & LAST == 0).then_some(mark | LAST)
}

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
    received: Inbound,
    /// The fragments of the record before the current one.
    gathered: BytesMut,
    fragments: usize,
    max_record: usize,
    max_fragments: usize,
}

impl RecordReader {
    /// For records of at most `max_record` bytes in at most `max_fragments` fragments.
    #[must_use]
    pub fn new(max_record: usize, max_fragments: usize) -> Self {
        RecordReader {
            received: Inbound::new(),
            gathered: BytesMut::new(),
            fragments: 0,
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
        let announced = self.announced();
        self.received.buffer(announced)
    }

    /// Whether it holds a buffer that the next read can go to.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.received.has_room()
    }

    /// Gives the buffer back, if nothing is in it.
    pub fn let_go(&mut self) {
        self.received.let_go();
    }

    /// How many bytes wait to be taken as records.
    #[must_use]
    pub fn buffered(&self) -> usize {
        self.received.len()
    }

    /// Whether part of a record is there.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        !self.received.is_empty() || self.fragments > 0
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
            if self.received.len().saturating_sub(4) < len {
                return Ok(None);
            }
            let fragment = self.received.take(len);
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
        let announced = self.announced();
        self.received.shrink(announced);
        Ok(None)
    }

    /// The record mark at the start of the buffer, once it is there whole.
    fn mark(&self) -> Option<(bool, usize)> {
        let mark = self.received.word()?;
        Some((mark & LAST != 0, usize::try_from(mark & !LAST).ok()?))
    }

    /// How long the fragment at the start is said to be, with its mark.
    fn announced(&self) -> usize {
        self.mark().map_or(0, |(_, len)| len.saturating_add(4))
    }
}
