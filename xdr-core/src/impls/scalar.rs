//! Integers, floats, bool, quadruple and void: RFC 4506 sections 4.1, 4.2, 4.4 to 4.8 and 4.16.

use crate::error::DecodeErrorKind as Kind;
use crate::quadruple::Quadruple;
use crate::run::{Run, RunMut};
use crate::schema::Schema;
use crate::{Decode, DecodeError, Decoder, Encode, EncodeError, Encoder, MaxSize, Wire};

/// Types whose every bit pattern is a value, written with the most significant byte first.
macro_rules! scalar {
    ($($ty:ty, $size:literal, $schema:ident;)*) => {$(
        impl Wire for $ty {
            const FIXED: Option<usize> = Some($size);
            const MIN: usize = $size;
            const INFALLIBLE: bool = true;
            const WEIGHT: u32 = 1;
            fn schema() -> Schema {
                Schema::$schema
            }
        }
        impl MaxSize for $ty {
            const MAX: usize = $size;
        }
        impl Encode for $ty {
            #[inline(always)]
            fn wire_size(&self) -> Result<usize, EncodeError> {
                Ok($size)
            }
            #[inline(always)]
            fn encode(&self, out: &mut Encoder<'_>) {
                out.put(&self.to_be_bytes());
            }
            #[inline(always)]
            fn encode_run(&self, run: &mut RunMut<'_>) {
                run.put(self.to_be_bytes());
            }
            #[inline(always)]
            fn encode_all(items: &[Self], out: &mut Encoder<'_>) {
                out.put_each(items, |item| item.to_be_bytes());
            }
        }
        impl<'de> Decode<'de> for $ty {
            const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> =
                Some(|run| <$ty>::from_be_bytes(run.array()));
            #[inline(always)]
            fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
                Ok(<$ty>::from_be_bytes(*input.array()?))
            }
        }
    )*};
}

scalar! {
    i32, 4, Int;
    u32, 4, UnsignedInt;
    i64, 8, Hyper;
    u64, 8, UnsignedHyper;
    f32, 4, Float;
    f64, 8, Double;
}

impl Wire for Quadruple {
    const FIXED: Option<usize> = Some(16);
    const MIN: usize = 16;
    const INFALLIBLE: bool = true;
    const WEIGHT: u32 = 1;
    fn schema() -> Schema {
        Schema::Quadruple
    }
}
impl MaxSize for Quadruple {
    const MAX: usize = 16;
}
impl Encode for Quadruple {
    #[inline(always)]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        Ok(16)
    }
    #[inline(always)]
    fn encode(&self, out: &mut Encoder<'_>) {
        out.put(&self.0);
    }
    #[inline(always)]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        run.put(self.0);
    }
}
impl<'de> Decode<'de> for Quadruple {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = Some(|run| Quadruple(run.array()));
    #[inline(always)]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        Ok(Quadruple(*input.array()?))
    }
}

impl Wire for bool {
    const FIXED: Option<usize> = Some(4);
    const MIN: usize = 4;
    const INFALLIBLE: bool = true;
    const WEIGHT: u32 = 1;
    fn schema() -> Schema {
        Schema::Bool
    }
}
impl MaxSize for bool {
    const MAX: usize = 4;
}
impl Encode for bool {
    #[inline(always)]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        Ok(4)
    }
    #[inline(always)]
    fn encode(&self, out: &mut Encoder<'_>) {
        out.word(u32::from(*self));
    }
    #[inline(always)]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        run.put(u32::from(*self).to_be_bytes());
    }
}
impl<'de> Decode<'de> for bool {
    #[inline(always)]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        match input.word()? {
            0 => Ok(false),
            1 => Ok(true),
            value => Err(input.error_at_word(Kind::InvalidBool { value })),
        }
    }
}

impl Wire for () {
    const FIXED: Option<usize> = Some(0);
    const MIN: usize = 0;
    const INFALLIBLE: bool = true;
    const WEIGHT: u32 = 1;
    fn schema() -> Schema {
        Schema::Void
    }
}
impl MaxSize for () {
    const MAX: usize = 0;
}
impl Encode for () {
    #[inline(always)]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        Ok(0)
    }
    #[inline(always)]
    fn encode(&self, _: &mut Encoder<'_>) {}
    #[inline(always)]
    fn encode_run(&self, _: &mut RunMut<'_>) {}
}
impl<'de> Decode<'de> for () {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = Some(|_| ());
    #[inline(always)]
    fn decode(_: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        Ok(())
    }
}
