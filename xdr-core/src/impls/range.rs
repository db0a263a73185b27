//! Integers with declared bounds, checked both ways.

use crate::error::{DecodeErrorKind, EncodeErrorKind};
use crate::form::Range;
use crate::run::RunMut;
use crate::schema::Schema;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSize, MaxSizeBounded, Wire, WireBounded,
};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

#[cold]
fn outside(value: i128, low: i128, high: i128) -> String {
    format!("{value} is outside {low}..={high}")
}

macro_rules! ranged {
    ($($ty:ty),*) => {$(
        impl<const A: i128, const B: i128> WireBounded<Range<A, B>> for $ty {
            const FIXED: Option<usize> = <$ty as Wire>::FIXED;
            const MIN: usize = <$ty as Wire>::MIN;
            const WEIGHT: u32 = 2;
            fn schema_bounded() -> Schema {
                Schema::Ranged(Box::new(<$ty as Wire>::schema()), A, B)
            }
        }
        impl<const A: i128, const B: i128> MaxSizeBounded<Range<A, B>> for $ty {
            const MAX: usize = <$ty as MaxSize>::MAX;
        }
        impl<const A: i128, const B: i128> EncodeBounded<Range<A, B>> for $ty {
            #[inline]
            fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
                let value = i128::from(*self);
                if (A..=B).contains(&value) {
                    return self.wire_size();
                }
                Err(EncodeError::with_message(
                    EncodeErrorKind::OutOfRange,
                    outside(value, A, B),
                ))
            }
            #[inline]
            fn encode_bounded(&self, out: &mut Encoder<'_>) {
                self.encode(out);
            }
            #[inline]
            fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
                self.encode_run(run);
            }
        }
        impl<'de, const A: i128, const B: i128> DecodeBounded<'de, Range<A, B>> for $ty {
            #[inline]
            fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
                let start = input.offset();
                let value = <$ty as Decode<'de>>::decode(input)?;
                if (A..=B).contains(&i128::from(value)) {
                    return Ok(value);
                }
                Err(DecodeError::with_message(
                    DecodeErrorKind::OutOfRange,
                    start,
                    outside(i128::from(value), A, B),
                ))
            }
        }
    )*};
}
ranged!(i32, u32, i64, u64);
