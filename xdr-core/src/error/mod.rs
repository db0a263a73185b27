//! Errors of the codec: what was wrong, at which byte, in which field.

mod decode;
mod encode;
mod path;

pub use decode::{DecodeError, DecodeErrorKind};
pub use encode::{EncodeError, EncodeErrorKind};
pub use path::{Path, Segment};

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

/// What one error carries besides its kind and offset; on the heap, since only errors pay for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Details {
    path: Path,
    message: Option<alloc::boxed::Box<str>>,
}

/// `path: what (at byte offset)`, the path only where there is one.
fn write_placed(
    f: &mut fmt::Formatter<'_>,
    path: &Path,
    offset: usize,
    what: &dyn fmt::Display,
) -> fmt::Result {
    if !path.is_empty() {
        write!(f, "{path}: ")?;
    }
    write!(f, "{what} (at byte {offset})")
}

fn details(slot: &mut Option<alloc::boxed::Box<Details>>) -> &mut Details {
    slot.get_or_insert_default()
}
