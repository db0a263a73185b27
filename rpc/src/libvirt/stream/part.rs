//! What a stream is made of.

use bytes::Bytes;

/// What comes next in a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Bytes, at least one. Where one packet ends and the next one begins has no meaning.
    Data(Bytes),
    /// So many zeros, which did not travel.
    Hole(u64),
}
