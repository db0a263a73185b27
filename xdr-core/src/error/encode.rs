//! [`EncodeError`].

use super::path::{Path, Segment};
use super::{Counted, Details};
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

/// What makes a value impossible to encode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// A string, opaque data or an array is longer than its declared limit.
    LimitExceeded {
        /// What has the length.
        what: Counted,
        /// Its length, in bytes or elements.
        len: usize,
        /// The declared limit in the same unit.
        max: u32,
    },
    /// An integer is outside its declared range.
    OutOfRange,
    /// The tag of a union's arm is not a case of that arm.
    WrongTag {
        /// The tag found.
        value: i64,
    },
    /// The variant for unknown values holds a value that another variant stands for.
    KnownValue {
        /// The value found.
        value: i32,
    },
    /// `TryFrom` refused to make the wire value of a field with `as`.
    Conversion,
    /// The size on the wire does not fit `usize`.
    TooLarge,
    /// The whole is longer than it may be, such as the arguments of a procedure with `max_args`.
    RecordTooLong {
        /// Its length in bytes.
        len: usize,
        /// The limit in bytes.
        max: usize,
    },
    /// A codec wrote another number of bytes than its size pass had counted.
    SizeMismatch {
        /// Bytes counted.
        counted: usize,
        /// Bytes written.
        written: usize,
    },
    /// A codec written by hand refused the value.
    Custom,
}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use EncodeErrorKind as K;
        match *self {
            K::LimitExceeded { what, len, max } => write!(
                f,
                "{} of {len} {} exceeds its limit of {max}",
                what.name(),
                what.unit()
            ),
            K::OutOfRange => f.write_str("value out of range"),
            K::WrongTag { value } => write!(f, "{value} is not a case of this arm"),
            K::KnownValue { value } => {
                write!(f, "{value} is a known value and has a variant of its own")
            }
            K::Conversion => f.write_str("value cannot be converted"),
            K::RecordTooLong { len, max } => {
                write!(f, "output of {len} bytes exceeds the limit of {max}")
            }
            K::TooLarge => f.write_str("value is too large to encode"),
            K::SizeMismatch { counted, written } => {
                write!(f, "codec counted {counted} bytes but wrote {written}")
            }
            K::Custom => f.write_str("value refused"),
        }
    }
}

/// Why a value cannot be encoded: the kind, the byte offset it would have had, and the path.
///
/// Displays as `names[1]: string of 40 bytes exceeds its limit of 32 (at byte 12)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError(Box<Details<EncodeErrorKind>>);

impl EncodeError {
    /// An error of this kind about the value itself.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn new(kind: EncodeErrorKind) -> Self {
        EncodeError(Details::new(kind, 0))
    }

    /// An error of this kind with a text of its own; for codecs written by hand,
    /// with [`EncodeErrorKind::Custom`].
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn with_message(kind: EncodeErrorKind, message: impl Into<String>) -> Self {
        let mut error = EncodeError::new(kind);
        error.0.message = Some(message.into().into_boxed_str());
        error
    }

    /// What was wrong.
    #[must_use]
    pub fn kind(&self) -> EncodeErrorKind {
        self.0.kind
    }

    /// Bytes from the start of the encoding to the value that was refused.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The fields and elements on the way there.
    #[must_use]
    pub fn path(&self) -> Path {
        self.0.path.clone()
    }

    /// This error, seen from a value in which `before` bytes stand before the one refused.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn after(mut self, before: usize) -> Self {
        self.0.offset = self.0.offset.saturating_add(before);
        self
    }

    /// This error, seen from the value that has it in field `name`, behind `before` bytes.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn in_field(mut self, name: &'static str, before: usize) -> Self {
        self.0.path.push_outer(Segment::Field(name));
        self.after(before)
    }

    /// This error, seen from the array or list that has it in element `index`, behind `before` bytes.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn in_element(mut self, index: usize, before: usize) -> Self {
        self.0.path.push_outer(Segment::Index(index));
        self.after(before)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl core::error::Error for EncodeError {}
