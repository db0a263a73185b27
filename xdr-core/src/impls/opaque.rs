//! Opaque data, RFC 4506 sections 4.9 and 4.10. It copies, borrows or shares, by the field's type.

use super::string::{COUNTED_WEIGHT, counted_max, counted_size};
use crate::error::Counted;
use crate::form::Max;
use crate::run::{Run, RunMut, padded};
use crate::schema::{Length, Schema};
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSize, MaxSizeBounded, Wire, WireBounded,
};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use bytes::Bytes;

macro_rules! wire {
    ($($ty:ty),*) => {$(
        impl<const N: u32> WireBounded<Max<N>> for $ty {
            const FIXED: Option<usize> = None;
            const MIN: usize = 4;
            const WEIGHT: u32 = COUNTED_WEIGHT;
            fn schema_bounded() -> Schema {
                Schema::Opaque(Length::Max(N))
            }
        }
        impl<const N: u32> MaxSizeBounded<Max<N>> for $ty {
            const MAX: usize = counted_max(N);
        }
    )*};
}
wire!([u8], Vec<u8>, Cow<'_, [u8]>, Bytes);

macro_rules! encode_as_slice {
    ($($ty:ty),*) => {$(
        impl<const N: u32> EncodeBounded<Max<N>> for $ty {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
                counted_size(Counted::Opaque, self.len(), N)
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode_bounded(&self, out: &mut Encoder<'_>) {
                out.opaque(self);
            }
        }
    )*};
}
encode_as_slice!([u8], Vec<u8>, Cow<'_, [u8]>);

impl<const N: u32> EncodeBounded<Max<N>> for Bytes {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        counted_size(Counted::Opaque, self.len(), N)
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        out.shared_opaque(self);
    }
}

impl<'de, const N: u32> DecodeBounded<'de, Max<N>> for Vec<u8> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let data = input.opaque(Counted::Opaque, N)?;
        input.charge(data.len())?;
        Ok(data.to_vec())
    }
    #[inline]
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        let data = input.opaque(Counted::Opaque, N)?;
        input.charge(data.len())?;
        self.clear();
        self.extend_from_slice(data);
        Ok(())
    }
}

impl<'de, const N: u32> DecodeBounded<'de, Max<N>> for Box<[u8]> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let data = input.opaque(Counted::Opaque, N)?;
        input.charge(data.len())?;
        Ok(Box::from(data))
    }
}

impl<'de: 'a, 'a, const N: u32> DecodeBounded<'de, Max<N>> for &'a [u8] {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        input.opaque(Counted::Opaque, N)
    }
}

impl<'de: 'a, 'a, const N: u32> DecodeBounded<'de, Max<N>> for Cow<'a, [u8]> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        input.opaque(Counted::Opaque, N).map(Cow::Borrowed)
    }
}

impl<'de, const N: u32> DecodeBounded<'de, Max<N>> for Bytes {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let data = input.opaque(Counted::Opaque, N)?;
        input.share(data)
    }
}

impl<const N: usize> Wire for [u8; N] {
    const FIXED: Option<usize> = Some(padded(N));
    const MIN: usize = padded(N);
    const INFALLIBLE: bool = true;
    const WEIGHT: u32 = 1;
    fn schema() -> Schema {
        Schema::Opaque(Length::Fixed(N))
    }
}

impl<const N: usize> MaxSize for [u8; N] {
    const MAX: usize = padded(N);
}

impl<const N: usize> Encode for [u8; N] {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        Ok(const { padded(N) })
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(&self, out: &mut Encoder<'_>) {
        out.fixed_opaque(self);
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        run.put_padded(self);
    }
}

impl<'de, const N: usize> Decode<'de> for [u8; N] {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = if N.is_multiple_of(4) {
        Some(|run| run.array())
    } else {
        None
    };
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let mut value = [0; N];
        value.copy_from_slice(input.fixed_opaque(N)?);
        Ok(value)
    }
}
