//! Whole values to bytes and back.

use crate::error::EncodeErrorKind;
use crate::{Decode, DecodeError, DecodeOwned, Decoder, Encode, EncodeError, Encoder, Limits};
use alloc::vec::Vec;
use bytes::Bytes;

/// The XDR of a value.
///
/// ```
/// assert_eq!(xdr_core::to_vec(&-2i32)?, [0xff, 0xff, 0xff, 0xfe]);
/// # Ok::<(), xdr_core::EncodeError>(())
/// ```
///
/// # Errors
///
/// A limit, range or arm declared in the type that the value breaks.
#[inline]
pub fn to_vec<T: Encode + ?Sized>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let counted = count(value)?;
    let mut out = Vec::with_capacity(counted);
    write(value, counted, &mut out)?;
    Ok(out)
}

/// The XDR of a value, as `Bytes`.
///
/// # Errors
///
/// As [`to_vec`].
pub fn to_bytes<T: Encode + ?Sized>(value: &T) -> Result<Bytes, EncodeError> {
    to_vec(value).map(Bytes::from)
}

/// Appends the XDR of a value to a buffer, which may be reused from value to value.
/// Gives the number of bytes appended.
///
/// # Errors
///
/// As [`to_vec`]. The buffer is then as it was.
#[inline]
pub fn append<T: Encode + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<usize, EncodeError> {
    let counted = count(value)?;
    out.reserve(counted);
    write(value, counted, out)?;
    Ok(counted)
}

#[inline(always)]
fn count<T: Encode + ?Sized>(value: &T) -> Result<usize, EncodeError> {
    match value.wire_size()? {
        usize::MAX => Err(EncodeError::new(EncodeErrorKind::TooLarge)),
        counted => Ok(counted),
    }
}

#[inline(always)]
fn write<T: Encode + ?Sized>(
    value: &T,
    counted: usize,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let start = out.len();
    value.encode(&mut Encoder::new(out));
    let written = out.len().saturating_sub(start);
    if written == counted {
        return Ok(());
    }
    out.truncate(start);
    Err(EncodeError::new(EncodeErrorKind::SizeMismatch {
        counted,
        written,
    }))
}

/// The value that `input` is the XDR of. It may borrow from the input.
///
/// ```
/// assert_eq!(xdr_core::from_slice::<u64>(&[0, 0, 0, 0, 0, 0, 0, 9])?, 9);
/// assert!(xdr_core::from_slice::<bool>(&[0, 0, 0, 2]).is_err());
/// # Ok::<(), xdr_core::DecodeError>(())
/// ```
///
/// # Errors
///
/// Whatever is not the canonical encoding of one value; bytes behind it too.
#[inline]
pub fn from_slice<'de, T: Decode<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    from_slice_with(input, &Limits::DEFAULT)
}

/// [`from_slice`] under limits of your own.
///
/// # Errors
///
/// As [`from_slice`].
#[inline]
pub fn from_slice_with<'de, T: Decode<'de>>(
    input: &'de [u8],
    limits: &Limits,
) -> Result<T, DecodeError> {
    whole(Decoder::new(input), limits)
}

/// The value that `input` is the XDR of; its `Bytes` fields of 1 KiB and more share the input.
///
/// # Errors
///
/// As [`from_slice`].
pub fn from_bytes<T: DecodeOwned>(input: Bytes) -> Result<T, DecodeError> {
    from_bytes_with(input, &Limits::DEFAULT)
}

/// [`from_bytes`] under limits of your own.
///
/// # Errors
///
/// As [`from_slice`].
pub fn from_bytes_with<T: DecodeOwned>(input: Bytes, limits: &Limits) -> Result<T, DecodeError> {
    whole(Decoder::shared(&input), limits)
}

/// The value stays in the result it was decoded into: taking it out and in again would copy it.
#[inline(always)]
fn whole<'de, T: Decode<'de>>(
    mut decoder: Decoder<'de>,
    limits: &Limits,
) -> Result<T, DecodeError> {
    decoder.limit(limits)?;
    let value = T::decode(&mut decoder);
    if decoder.rest().is_empty() {
        return value;
    }
    value.and_then(|_| Err(decoder.trailing()))
}

/// Decodes over an existing value and reuses its strings and vectors: for readers of many equal
/// messages. After an error the value is valid, but it is not specified which it is.
///
/// # Errors
///
/// As [`from_slice`].
#[inline]
pub fn decode_into_slice<'de, T: Decode<'de>>(
    value: &mut T,
    input: &'de [u8],
) -> Result<(), DecodeError> {
    let mut decoder = Decoder::new(input);
    decoder.limit(&Limits::DEFAULT)?;
    value.decode_into(&mut decoder)?;
    decoder.finish()
}
