//! The path from the outermost value to the one that an error is about.

use alloc::vec::Vec;
use core::fmt;

/// One step of a [`Path`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// A field of a struct, an arm of a union or an argument of a procedure.
    Field(&'static str),
    /// An element of an array or a list, counted from 0.
    Index(usize),
}

/// The fields and elements on the way to a value, written `entries[3].name`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    // Innermost first: an error collects its path on the way out.
    reversed: Vec<Segment>,
}

impl Path {
    /// The steps, outermost first.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Segment> + '_ {
        self.reversed.iter().rev().copied()
    }

    /// Whether the error is about the outermost value itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reversed.is_empty()
    }

    pub(super) fn push_outer(&mut self, segment: Segment) {
        self.reversed.push(segment);
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, segment) in self.segments().enumerate() {
            match segment {
                Segment::Field(name) if n == 0 => f.write_str(name)?,
                Segment::Field(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
