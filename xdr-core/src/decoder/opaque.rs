//! Opaque data as it is read: by reference, or as `Bytes`.

use super::Decoder;
use crate::error::{Counted, DecodeError, DecodeErrorKind as Kind};
use crate::run::padded;
use bytes::Bytes;

/// Below this length a `Bytes` field is copied, so that a small value does not keep a whole
/// record alive; from it on, the record is shared.
const SHARE_FROM: usize = 1024;

impl<'de> Decoder<'de> {
    /// Variable-length opaque data of at most `max` bytes: length word, data, padding.
    ///
    /// # Errors
    ///
    /// The length exceeds `max` or the input; padding is not zero.
    #[inline(always)]
    pub fn opaque(&mut self, what: Counted, max: u32) -> Result<&'de [u8], DecodeError> {
        let len = self.word()?;
        match usize::try_from(len) {
            // What elements still to come need is not there for these data either, padding included.
            Ok(bytes) if len <= max && padded(bytes) <= self.uncommitted() => {
                self.fixed_opaque(bytes)
            }
            _ => Err(self.refuse(what, len, max)),
        }
    }

    /// Why data of this length are refused.
    #[inline(always)]
    fn refuse(&self, what: Counted, len: u32, max: u32) -> DecodeError {
        if len > max {
            return self.error_at_word(Kind::LimitExceeded { what, len, max });
        }
        match usize::try_from(len) {
            Ok(bytes) if bytes <= self.uncommitted() && padded(bytes) > self.rest.len() => {
                self.short_opaque(bytes)
            }
            _ => self.error_at_word(Kind::LengthExceedsInput { what, len }),
        }
    }

    /// Fixed-length opaque data: so many bytes and padding.
    ///
    /// # Errors
    ///
    /// The input ends before; padding is not zero.
    #[inline(always)]
    pub fn fixed_opaque(&mut self, len: usize) -> Result<&'de [u8], DecodeError> {
        let Some((whole, rest)) = self.rest.split_at_checked(padded(len)) else {
            return Err(self.short_opaque(len));
        };
        // The padding is the low bytes of the last word, so one comparison covers all of it.
        let padding = !(u32::MAX << (8 * (len.wrapping_neg() & 3)));
        let last = whole
            .last_chunk::<4>()
            .map_or(0, |word| u32::from_be_bytes(*word));
        if last & padding != 0 {
            return Err(self.padding_not_zero(len));
        }
        self.rest = rest;
        Ok(whole.get(..len).unwrap_or_default())
    }

    #[inline(always)]
    fn padding_not_zero(&self, len: usize) -> DecodeError {
        DecodeError::new(Kind::NonZeroPadding, self.offset().saturating_add(len))
    }

    /// The input ends in opaque data of `len` bytes, or in its padding.
    #[inline(always)]
    fn short_opaque(&self, len: usize) -> DecodeError {
        let has_data = len <= self.rest.len();
        self.short(if has_data { padded(len) } else { len })
    }

    /// `data`, which was just read from this decoder, as `Bytes`: shared with the record
    /// from 1 KiB on where the record is shared itself, else copied.
    pub(crate) fn share(&mut self, data: &'de [u8]) -> Result<Bytes, DecodeError> {
        if let Some(owner) = self.owner
            && data.len() >= SHARE_FROM
        {
            let end = self.offset().saturating_sub(data.len().wrapping_neg() & 3);
            let start = end.saturating_sub(data.len());
            if end <= owner.len() {
                return Ok(owner.slice(start..end));
            }
        }
        self.charge(data.len())?;
        Ok(Bytes::copy_from_slice(data))
    }
}
