//! [`DecodeError`].

use super::path::{Path, Segment};
use super::{Counted, Details};
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

/// What made the decoder refuse its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The input ended inside a value.
    UnexpectedEnd {
        /// Bytes that the value still needed.
        needed: usize,
        /// Bytes that were left.
        left: usize,
    },
    /// Bytes follow the value.
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// The input is longer than [`Limits::max_record`](crate::Limits::max_record).
    RecordTooLong {
        /// Its length in bytes.
        len: usize,
        /// The limit in bytes.
        max: usize,
    },
    /// A length word exceeds the declared limit.
    LimitExceeded {
        /// What has the length.
        what: Counted,
        /// The length on the wire, in bytes or elements.
        len: u32,
        /// The declared limit in the same unit.
        max: u32,
    },
    /// A count claims more elements than the rest of the input can hold.
    LengthExceedsInput {
        /// What has the length.
        what: Counted,
        /// The length on the wire, in bytes or elements.
        len: u32,
    },
    /// A bool was neither 0 nor 1 (RFC 4506 section 4.4).
    InvalidBool {
        /// The word found.
        value: u32,
    },
    /// The flag of optional data was neither 0 nor 1 (RFC 4506 section 4.19).
    InvalidOptional {
        /// The word found.
        value: u32,
    },
    /// An enum has no such value (RFC 4506 section 4.3).
    UnknownValue {
        /// The value found.
        value: i32,
    },
    /// A union has no such arm and no default (RFC 4506 section 4.15).
    UnknownArm {
        /// The discriminant found.
        value: i64,
    },
    /// An integer is outside its declared range.
    OutOfRange,
    /// A string is not UTF-8.
    InvalidUtf8 {
        /// How many of its bytes were.
        valid_up_to: usize,
    },
    /// Padding that is not zero (RFC 4506 section 3).
    NonZeroPadding,
    /// The value nests deeper than [`Limits::max_depth`](crate::Limits::max_depth).
    TooDeep,
    /// The value needs more heap than [`Limits::max_alloc`](crate::Limits::max_alloc).
    TooMuchMemory,
    /// `TryFrom` refused the wire value of a field with `as`.
    Conversion,
    /// A codec written by hand refused its input.
    Custom,
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use DecodeErrorKind as K;
        match *self {
            K::UnexpectedEnd { needed, left } => {
                write!(
                    f,
                    "input ends too early: {needed} bytes needed, {left} left"
                )
            }
            K::TrailingBytes { count } => write!(f, "{count} bytes follow the value"),
            K::RecordTooLong { len, max } => {
                write!(f, "input of {len} bytes exceeds the limit of {max}")
            }
            K::LimitExceeded { what, len, max } => write!(
                f,
                "{} of {len} {} exceeds its limit of {max}",
                what.name(),
                what.unit()
            ),
            K::LengthExceedsInput { what, len } => write!(
                f,
                "{} of {len} {} is longer than the input",
                what.name(),
                what.unit()
            ),
            K::InvalidBool { value } => write!(f, "{value} is not a bool; expected 0 or 1"),
            K::InvalidOptional { value } => {
                write!(
                    f,
                    "{value} is not the flag of optional data; expected 0 or 1"
                )
            }
            K::UnknownValue { value } => write!(f, "{value} is not a value of the enum"),
            K::UnknownArm { value } => write!(f, "the union has no arm for {value}"),
            K::OutOfRange => f.write_str("value out of range"),
            K::InvalidUtf8 { valid_up_to } => {
                write!(f, "string is not UTF-8 after {valid_up_to} bytes")
            }
            K::NonZeroPadding => f.write_str("padding is not zero"),
            K::TooDeep => f.write_str("value nests deeper than the limit"),
            K::TooMuchMemory => f.write_str("value needs more memory than the limit"),
            K::Conversion => f.write_str("value cannot be converted"),
            K::Custom => f.write_str("value refused"),
        }
    }
}

/// Why input is not the XDR of a value: the kind, the byte offset and the path.
///
/// Displays as `entries[3].name: string of 300 bytes exceeds its limit of 255 (at byte 1044)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Details<DecodeErrorKind>>);

impl DecodeError {
    /// An error of this kind at this offset into the input, in bytes.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        DecodeError(Details::new(kind, offset))
    }

    /// An error of this kind with a text of its own; for codecs written by hand,
    /// with [`DecodeErrorKind::Custom`].
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn with_message(kind: DecodeErrorKind, offset: usize, message: impl Into<String>) -> Self {
        let mut error = DecodeError::new(kind, offset);
        error.0.message = Some(message.into().into_boxed_str());
        error
    }

    /// What was wrong.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// Where: bytes from the start of the input to the word that was refused.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The fields and elements on the way there.
    #[must_use]
    pub fn path(&self) -> Path {
        self.0.path.clone()
    }

    /// This error, seen from the value that has it in field `name`.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn in_field(mut self, name: &'static str) -> Self {
        self.0.path.push_outer(Segment::Field(name));
        self
    }

    /// This error, seen from the array or list that has it in element `index`.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn in_element(mut self, index: usize) -> Self {
        self.0.path.push_outer(Segment::Index(index));
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl core::error::Error for DecodeError {}
