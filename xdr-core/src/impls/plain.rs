//! A type that needs no form, seen as one in the form `Plain`: so arrays need one codec only.

use crate::form::Plain;
use crate::run::{Run, RunMut};
use crate::schema::Schema;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSize, MaxSizeBounded, Wire, WireBounded,
};

impl<T: Wire> WireBounded<Plain> for T {
    const FIXED: Option<usize> = T::FIXED;
    const MIN: usize = T::MIN;
    const INFALLIBLE: bool = T::INFALLIBLE;
    const WEIGHT: u32 = T::WEIGHT;
    fn schema_bounded() -> Schema {
        T::schema()
    }
}

impl<T: MaxSize> MaxSizeBounded<Plain> for T {
    const MAX: usize = T::MAX;
}

impl<T: Encode> EncodeBounded<Plain> for T {
    #[inline(always)]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        self.wire_size()
    }
    #[inline(always)]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        self.encode(out);
    }
    #[inline(always)]
    fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
        self.encode_run(run);
    }
    #[inline(always)]
    fn encode_all_bounded(items: &[Self], out: &mut Encoder<'_>) {
        T::encode_all(items, out);
    }
}

impl<'de, T: Decode<'de>> DecodeBounded<'de, Plain> for T {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = T::FROM_RUN;
    #[inline(always)]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        T::decode(input)
    }
    #[inline(always)]
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        self.decode_into(input)
    }
}
