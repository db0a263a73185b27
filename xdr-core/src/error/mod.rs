//! Errors of the codec: what was wrong, at which byte, in which field.

mod decode;
mod encode;
mod path;

pub use decode::{DecodeError, DecodeErrorKind};
pub use encode::{EncodeError, EncodeErrorKind};
pub use path::{Path, Segment};

use alloc::boxed::Box;
use core::fmt;

/// The kinds of data that have a length word, for the texts of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// `string<>`; the unit of its lengths is the byte.
    String,
    /// `opaque<>`; the unit of its lengths is the byte.
    Opaque,
    /// `T<>`; the unit of its lengths is the element.
    Array,
    /// A chain of optional data; the unit of its lengths is the element.
    List,
    /// XDR inside opaque data; the unit of its lengths is the byte.
    Nested,
}

impl Counted {
    fn name(self) -> &'static str {
        match self {
            Counted::String => "string",
            Counted::Opaque => "opaque data",
            Counted::Array => "array",
            Counted::List => "list",
            Counted::Nested => "nested XDR",
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Counted::Array | Counted::List => "elements",
            Counted::String | Counted::Opaque | Counted::Nested => "bytes",
        }
    }
}

/// All that an error carries. It is on the heap: an error is then one pointer, which is never null,
/// so that a `Result` stays in registers and code behind a check knows that the check passed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Details<K> {
    kind: K,
    offset: usize,
    path: Path,
    message: Option<Box<str>>,
}

impl<K> Details<K> {
    fn new(kind: K, offset: usize) -> Box<Self> {
        Box::new(Details {
            kind,
            offset,
            path: Path::default(),
            message: None,
        })
    }
}

/// `path: what (at byte offset)`, the path only where there is one.
impl<K: fmt::Display> fmt::Display for Details<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        match self.message.as_deref() {
            Some(message) => f.write_str(message)?,
            None => self.kind.fmt(f)?,
        }
        write!(f, " (at byte {})", self.offset)
    }
}
