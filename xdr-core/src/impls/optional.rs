//! Optional data, RFC 4506 section 4.19, and boxes, which are not seen on the wire.
//!
//! Neither mentions its inner type in `FIXED` and `MIN`, nor a box in `WEIGHT`, so that recursive types
//! compile.

use crate::error::DecodeErrorKind as Kind;
use crate::form::{Limit, Plain};
use crate::schema::Schema;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSize, MaxSizeBounded, Wire, WireBounded,
};
use alloc::boxed::Box;

/// The flag before a value that is there.
pub(super) const PRESENT: [u8; 4] = [0, 0, 0, 1];
/// The flag where there is none.
const ABSENT: [u8; 4] = [0; 4];

/// Reads the flag of optional data.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn present(input: &mut Decoder<'_>) -> Result<bool, DecodeError> {
    match input.word()? {
        0 => Ok(false),
        1 => Ok(true),
        value => Err(input.error_at_word(Kind::InvalidOptional { value })),
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn after_flag(size: Result<usize, EncodeError>) -> Result<usize, EncodeError> {
    match size {
        Ok(size) => Ok(size.saturating_add(4)),
        Err(error) => Err(error.after(4)),
    }
}

impl<T: Wire> Wire for Option<T> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    const WEIGHT: u32 = T::WEIGHT.saturating_add(2);
    fn schema() -> Schema {
        Schema::Optional(Box::new(T::schema()))
    }
}

impl<T: MaxSize> MaxSize for Option<T> {
    const MAX: usize = T::MAX.saturating_add(4);
}

impl<T: Encode> Encode for Option<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        self.as_ref()
            .map_or(Ok(4), |value| after_flag(value.wire_size()))
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(&self, out: &mut Encoder<'_>) {
        match (self, const { T::FIXED }) {
            (None, _) => out.put(&ABSENT),
            (Some(value), Some(size)) => out.run(size.saturating_add(4), |run| {
                run.put(PRESENT);
                value.encode_run(run);
            }),
            (Some(value), None) => {
                out.put(&PRESENT);
                value.encode(out);
            }
        }
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        if present(input)? {
            T::decode(input).map(Some)
        } else {
            Ok(None)
        }
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        match (present(input)?, &mut *self) {
            (true, Some(value)) => value.decode_into(input)?,
            (true, None) => *self = Some(T::decode(input)?),
            (false, _) => *self = None,
        }
        Ok(())
    }
}

impl<T: WireBounded<L>, L: Limit> WireBounded<L> for Option<T> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    const WEIGHT: u32 = T::WEIGHT.saturating_add(2);
    fn schema_bounded() -> Schema {
        Schema::Optional(Box::new(T::schema_bounded()))
    }
}

impl<T: MaxSizeBounded<L>, L: Limit> MaxSizeBounded<L> for Option<T> {
    const MAX: usize = T::MAX.saturating_add(4);
}

impl<T: EncodeBounded<L>, L: Limit> EncodeBounded<L> for Option<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        self.as_ref()
            .map_or(Ok(4), |value| after_flag(value.wire_size_bounded()))
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        match (self, const { T::FIXED }) {
            (None, _) => out.put(&ABSENT),
            (Some(value), Some(size)) => out.run(size.saturating_add(4), |run| {
                run.put(PRESENT);
                value.encode_run_bounded(run);
            }),
            (Some(value), None) => {
                out.put(&PRESENT);
                value.encode_bounded(out);
            }
        }
    }
}

impl<'de, T: DecodeBounded<'de, L>, L: Limit> DecodeBounded<'de, L> for Option<T> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        if present(input)? {
            T::decode_bounded(input).map(Some)
        } else {
            Ok(None)
        }
    }
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        match (present(input)?, &mut *self) {
            (true, Some(value)) => value.decode_bounded_into(input)?,
            (true, None) => *self = Some(T::decode_bounded(input)?),
            (false, _) => *self = None,
        }
        Ok(())
    }
}

impl<T: Wire + ?Sized> Wire for Box<T> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    fn schema() -> Schema {
        T::schema()
    }
}

impl<T: MaxSize> MaxSize for Box<T> {
    const MAX: usize = T::MAX;
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    #[inline]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        (**self).wire_size()
    }
    #[inline]
    fn encode(&self, out: &mut Encoder<'_>) {
        (**self).encode(out);
    }
}

/// Goes one level down for a box, once the input can hold what is inside and the heap may.
#[inline]
fn enter<T, L>(input: &mut Decoder<'_>) -> Result<(), DecodeError>
where
    T: WireBounded<L>,
{
    const {
        assert!(
            T::MIN >= 4,
            "a box needs a type that takes bytes on the wire"
        )
    };
    let min = const { T::MIN };
    if min > input.uncommitted() {
        return Err(input.error(Kind::UnexpectedEnd {
            needed: min,
            left: input.uncommitted(),
        }));
    }
    input.charge(size_of::<T>())?;
    input.descend::<T>()
}

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    #[inline]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        enter::<T, Plain>(input)?;
        let value = T::decode(input)?;
        input.ascend::<T>();
        Ok(Box::new(value))
    }
    #[inline]
    fn decode_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        enter::<T, Plain>(input)?;
        (**self).decode_into(input)?;
        input.ascend::<T>();
        Ok(())
    }
}

impl<T: WireBounded<L> + ?Sized, L: Limit> WireBounded<L> for Box<T> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    fn schema_bounded() -> Schema {
        T::schema_bounded()
    }
}

impl<T: MaxSizeBounded<L> + ?Sized, L: Limit> MaxSizeBounded<L> for Box<T> {
    const MAX: usize = T::MAX;
}

impl<T: EncodeBounded<L> + ?Sized, L: Limit> EncodeBounded<L> for Box<T> {
    #[inline]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        (**self).wire_size_bounded()
    }
    #[inline]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        (**self).encode_bounded(out);
    }
}

impl<'de, T: DecodeBounded<'de, L>, L: Limit> DecodeBounded<'de, L> for Box<T> {
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        enter::<T, L>(input)?;
        let value = T::decode_bounded(input)?;
        input.ascend::<T>();
        Ok(Box::new(value))
    }
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        enter::<T, L>(input)?;
        (**self).decode_bounded_into(input)?;
        input.ascend::<T>();
        Ok(())
    }
}
