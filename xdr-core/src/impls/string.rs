//! Strings, RFC 4506 section 4.11. A string here is UTF-8; where a protocol's strings are not,
//! opaque types carry them.

use crate::error::{Counted, DecodeErrorKind as Kind, EncodeErrorKind};
use crate::form::Max;
use crate::run::padded;
use crate::schema::Schema;
use crate::{
    DecodeBounded, DecodeError, Decoder, EncodeBounded, EncodeError, Encoder, MaxSizeBounded,
    WireBounded,
};
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::string::String;

/// The weight of a string or of opaque data: its checks are the code of a few scalars.
pub(super) const COUNTED_WEIGHT: u32 = 6;

/// The size of `len` bytes under the limit `max`: length word, data, padding.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn counted_size(what: Counted, len: usize, max: u32) -> Result<usize, EncodeError> {
    if fits(len, max) {
        return Ok(padded(len).saturating_add(4));
    }
    Err(EncodeError::new(EncodeErrorKind::LimitExceeded {
        what,
        len,
        max,
    }))
}

/// Whether a length keeps its limit.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn fits(len: usize, max: u32) -> bool {
    usize::try_from(max).map_or(true, |max| len <= max)
}

/// The largest size of at most `max` bytes: length word, data, padding.
pub(super) const fn counted_max(max: u32) -> usize {
    padded(max as usize).saturating_add(4)
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn text<'de>(input: &mut Decoder<'de>, max: u32) -> Result<&'de str, DecodeError> {
    let bytes = input.opaque(Counted::String, max)?;
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => Err(not_utf8(
            input.offset().saturating_sub(padded(bytes.len())),
            error,
        )),
    }
}

#[cold]
#[inline(never)]
fn not_utf8(start: usize, error: core::str::Utf8Error) -> DecodeError {
    let valid_up_to = error.valid_up_to();
    DecodeError::new(
        Kind::InvalidUtf8 { valid_up_to },
        start.saturating_add(valid_up_to),
    )
}

macro_rules! wire {
    ($($ty:ty),*) => {$(
        impl<const N: u32> WireBounded<Max<N>> for $ty {
            const FIXED: Option<usize> = None;
            const MIN: usize = 4;
            const WEIGHT: u32 = COUNTED_WEIGHT;
            fn schema_bounded() -> Schema {
                Schema::String(N)
            }
        }
        impl<const N: u32> MaxSizeBounded<Max<N>> for $ty {
            const MAX: usize = counted_max(N);
        }
    )*};
}
wire!(str, String, Cow<'_, str>);

impl<const N: u32> EncodeBounded<Max<N>> for str {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        counted_size(Counted::String, self.len(), N)
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        out.opaque(self.as_bytes());
    }
}

macro_rules! encode_as_str {
    ($($ty:ty),*) => {$(
        impl<const N: u32> EncodeBounded<Max<N>> for $ty {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
                <str as EncodeBounded<Max<N>>>::wire_size_bounded(self)
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_bounded(&self, out: &mut Encoder<'_>) {
                out.opaque(self.as_bytes());
            }
        }
    )*};
}
encode_as_str!(String, Cow<'_, str>);

impl<'de, const N: u32> DecodeBounded<'de, Max<N>> for String {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let text = text(input, N)?;
        input.charge(text.len())?;
        Ok(text.to_owned())
    }
    #[inline]
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        let text = text(input, N)?;
        input.charge(text.len())?;
        self.clear();
        self.push_str(text);
        Ok(())
    }
}

impl<'de, const N: u32> DecodeBounded<'de, Max<N>> for Box<str> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let text = text(input, N)?;
        input.charge(text.len())?;
        Ok(Box::from(text))
    }
}

impl<'de: 'a, 'a, const N: u32> DecodeBounded<'de, Max<N>> for &'a str {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        text(input, N)
    }
}

impl<'de: 'a, 'a, const N: u32> DecodeBounded<'de, Max<N>> for Cow<'a, str> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        text(input, N).map(Cow::Borrowed)
    }
}
