//! `Result<T, E>` with a failure enum `E`: a union whose case 0 is `T` and whose other cases are `E`'s.

use crate::form::Limit;
use crate::schema::Schema;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    Failure, MaxSize, MaxSizeBounded, Wire, WireBounded,
};
use alloc::boxed::Box;

impl<T: Wire, E: Failure> Wire for Result<T, E> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    const WEIGHT: u32 = T::WEIGHT.saturating_add(E::WEIGHT);
    fn schema() -> Schema {
        Schema::Result(Box::new(T::schema()), Box::new(E::schema()))
    }
}

impl<T: MaxSize, E: Failure + MaxSize> MaxSize for Result<T, E> {
    const MAX: usize = either(T::MAX, E::MAX);
}

/// The larger one of a value behind its 0 and of a failure.
const fn either(value: usize, failure: usize) -> usize {
    let value = value.saturating_add(4);
    if value > failure { value } else { failure }
}

impl<T: Encode, E: Failure + Encode> Encode for Result<T, E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        match self {
            Ok(value) => match value.wire_size() {
                Ok(size) => Ok(size.saturating_add(4)),
                Err(error) => Err(error.after(4)),
            },
            Err(failure) => failure.wire_size(),
        }
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            Ok(value) => {
                out.word(0);
                value.encode(out);
            }
            Err(failure) => failure.encode(out),
        }
    }
}

impl<'de, T: Decode<'de>, E: Failure + Decode<'de>> Decode<'de> for Result<T, E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        if input.peek_word()? != 0 {
            return E::decode(input).map(Err);
        }
        input.word()?;
        T::decode(input).map(Ok)
    }
}

impl<T: WireBounded<L>, E: Failure, L: Limit> WireBounded<L> for Result<T, E> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    const WEIGHT: u32 = T::WEIGHT.saturating_add(E::WEIGHT);
    fn schema_bounded() -> Schema {
        Schema::Result(Box::new(T::schema_bounded()), Box::new(E::schema()))
    }
}

impl<T: MaxSizeBounded<L>, E: Failure + MaxSize, L: Limit> MaxSizeBounded<L> for Result<T, E> {
    const MAX: usize = either(T::MAX, E::MAX);
}

impl<T: EncodeBounded<L>, E: Failure + Encode, L: Limit> EncodeBounded<L> for Result<T, E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        match self {
            Ok(value) => match value.wire_size_bounded() {
                Ok(size) => Ok(size.saturating_add(4)),
                Err(error) => Err(error.after(4)),
            },
            Err(failure) => failure.wire_size(),
        }
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        match self {
            Ok(value) => {
                out.word(0);
                value.encode_bounded(out);
            }
            Err(failure) => failure.encode(out),
        }
    }
}

impl<'de, T: DecodeBounded<'de, L>, E: Failure + Decode<'de>, L: Limit> DecodeBounded<'de, L>
    for Result<T, E>
{
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        if input.peek_word()? != 0 {
            return E::decode(input).map(Err);
        }
        input.word()?;
        T::decode_bounded(input).map(Ok)
    }
}
