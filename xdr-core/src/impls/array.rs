//! Arrays, RFC 4506 sections 4.12 and 4.13.

use super::string::fits;
use crate::error::{Counted, EncodeErrorKind};
use crate::form::{Each, Every, Max, Plain};
use crate::run::{Run, RunMut, from_run};
use crate::schema::{Length, Schema};
use crate::wide;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSize, MaxSizeBounded, Wire, WireBounded,
};
use alloc::boxed::Box;
use alloc::vec::Vec;
use arrayvec::ArrayVec;

/// The size of elements in the form `L`, each behind `flag` bytes, and all of them behind `before`
/// bytes of the value they belong to.
#[inline]
pub(super) fn elements_size<T: EncodeBounded<L>, L>(
    items: &[T],
    flag: usize,
    before: usize,
) -> Result<usize, EncodeError> {
    if let (Some(size), true) = const { (T::FIXED, T::INFALLIBLE) } {
        let each = size.saturating_add(flag);
        return Ok(each.saturating_mul(items.len()).saturating_add(before));
    }
    let mut size = before;
    for (index, item) in items.iter().enumerate() {
        size = size.saturating_add(flag);
        match item.wire_size_bounded() {
            Ok(more) => size = size.saturating_add(more),
            Err(error) => return Err(error.in_element(index, size)),
        }
    }
    Ok(size)
}

#[inline]
fn array_size<T: EncodeBounded<L>, L>(items: &[T], max: u32) -> Result<usize, EncodeError> {
    if !fits(items.len(), max) {
        return Err(EncodeError::new(EncodeErrorKind::LimitExceeded {
            what: Counted::Array,
            len: items.len(),
            max,
        }));
    }
    elements_size::<T, L>(items, 0, 4)
}

/// Reads an array of at most `max` elements in the form `L` over `into`.
///
/// Three ways, picked by constants: elements whose every bit pattern is a value are mapped in
/// one piece; other elements of fixed size are each read from a window, their bytes all being
/// there; else the count is claimed against the input and each element takes what it needs.
#[inline]
fn decode_array<'de, T: DecodeBounded<'de, L>, L>(
    input: &mut Decoder<'de>,
    max: u32,
    into: &mut Vec<T>,
) -> Result<(), DecodeError> {
    const {
        assert!(
            <T as WireBounded<L>>::MIN > 0,
            "the elements take no bytes on the wire, so the count would cost the sender nothing"
        );
    }
    let len = input.word()?;
    if len > max {
        return Err(input.error_at_word(crate::DecodeErrorKind::LimitExceeded {
            what: Counted::Array,
            len,
            max,
        }));
    }
    match const { T::FIXED } {
        Some(size) => {
            let bytes = input.elements(len, size)?;
            let count = bytes.len() / size.max(1);
            input.charge(count.saturating_mul(size_of::<T>()))?;
            into.clear();
            make_room(into, count);
            match const { T::FROM_RUN } {
                Some(_) => wide::take::<T, L>(into, bytes),
                None => {
                    let mut behind = bytes.len();
                    for (index, bytes) in bytes.chunks_exact(size).enumerate() {
                        match T::decode_bounded(&mut input.window_over(bytes, behind)) {
                            Ok(value) => into.push(value),
                            Err(error) => return Err(error.in_element(index)),
                        }
                        behind = behind.saturating_sub(size);
                    }
                }
            }
        }
        None => {
            let count = input.claim(Counted::Array, len, const { T::MIN })?;
            input.charge(count.saturating_mul(size_of::<T>()))?;
            input.descend::<T>()?;
            into.truncate(count);
            make_room(into, count);
            let reused = into.len();
            for (index, value) in into.iter_mut().enumerate() {
                input.release(const { T::MIN });
                if let Err(error) = value.decode_bounded_into(input) {
                    return Err(error.in_element(index));
                }
            }
            for index in reused..count {
                input.release(const { T::MIN });
                match T::decode_bounded(input) {
                    Ok(value) => into.push(value),
                    Err(error) => return Err(error.in_element(index)),
                }
            }
            input.ascend::<T>();
        }
    }
    Ok(())
}

/// Makes room for `count` elements in all, exactly. A vector without any is replaced: to allocate
/// takes less than to grow.
#[inline(always)]
pub(super) fn make_room<T>(into: &mut Vec<T>, count: usize) {
    if into.capacity() == 0 {
        *into = Vec::with_capacity(count);
    } else {
        into.reserve_exact(count.saturating_sub(into.len()));
    }
}

/// The largest size of an array of `count` elements of at most `max` bytes.
const fn array_max(count: u32, max: usize) -> usize {
    (count as usize).saturating_mul(max).saturating_add(4)
}

/// The weight of an array of variable length, whose loop is a function of its own.
pub(super) const ARRAY_WEIGHT: u32 = 12;

/// Variable arrays in every owner, once for elements without a form and once for those with one.
macro_rules! variable {
    ($limit:ty, $element:ty, [$($generics:tt)*], $wire:path, $encode:path, $decode:path, $max:path) => {
        impl<T: $wire, $($generics)*> WireBounded<$limit> for [T] {
            const FIXED: Option<usize> = None;
            const MIN: usize = 4;
            const WEIGHT: u32 = ARRAY_WEIGHT;
            fn schema_bounded() -> Schema {
                let element = <T as WireBounded<$element>>::schema_bounded();
                Schema::Array(Box::new(element), Length::Max(N))
            }
        }
        impl<T: $wire, $($generics)*> WireBounded<$limit> for Vec<T> {
            const FIXED: Option<usize> = None;
            const MIN: usize = 4;
            const WEIGHT: u32 = ARRAY_WEIGHT;
            fn schema_bounded() -> Schema {
                <[T] as WireBounded<$limit>>::schema_bounded()
            }
        }
        impl<T: $max, $($generics)*> MaxSizeBounded<$limit> for [T]
        where
            T: $wire,
        {
            const MAX: usize = array_max(N, <T as MaxSizeBounded<$element>>::MAX);
        }
        impl<T: $max, $($generics)*> MaxSizeBounded<$limit> for Vec<T>
        where
            T: $wire,
        {
            const MAX: usize = <[T] as MaxSizeBounded<$limit>>::MAX;
        }
        impl<T: $encode, $($generics)*> EncodeBounded<$limit> for [T] {
            #[inline]
            fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
                array_size::<T, $element>(self, N)
            }
            #[inline]
            fn encode_bounded(&self, out: &mut Encoder<'_>) {
                out.length(self.len());
                <T as EncodeBounded<$element>>::encode_all_bounded(self, out);
            }
        }
        impl<T: $encode, $($generics)*> EncodeBounded<$limit> for Vec<T> {
            #[inline]
            fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
                array_size::<T, $element>(self, N)
            }
            #[inline]
            fn encode_bounded(&self, out: &mut Encoder<'_>) {
                <[T] as EncodeBounded<$limit>>::encode_bounded(self, out);
            }
        }
        impl<'de, T: $decode, $($generics)*> DecodeBounded<'de, $limit> for Vec<T> {
            #[inline]
            fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
                let mut value = Vec::new();
                decode_array::<T, $element>(input, N, &mut value)?;
                Ok(value)
            }
            #[inline]
            fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
                decode_array::<T, $element>(input, N, self)
            }
        }
        impl<'de, T: $decode, $($generics)*> DecodeBounded<'de, $limit> for Box<[T]> {
            #[inline]
            fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
                <Vec<T> as DecodeBounded<'de, $limit>>::decode_bounded(input)
                    .map(Vec::into_boxed_slice)
            }
        }
    };
}
variable!(Max<N>, Plain, [const N: u32], Wire, Encode, Decode<'de>, MaxSize);
variable!(
    Each<N, E>, E, [E, const N: u32],
    WireBounded<E>, EncodeBounded<E>, DecodeBounded<'de, E>, MaxSizeBounded<E>
);

/// Reads `N` elements in the form `L`, without a heap.
#[inline]
fn decode_fixed<'de, T: DecodeBounded<'de, L>, L, const N: usize>(
    input: &mut Decoder<'de>,
) -> Result<[T; N], DecodeError> {
    if let (Some(from_run), Some(size)) = const { (T::FROM_RUN, T::FIXED) } {
        let mut run = Run::new(input.take(size.saturating_mul(N))?);
        return Ok(core::array::from_fn(|_| from_run(&mut run)));
    }
    let mut value = ArrayVec::<T, N>::new();
    while !value.is_full() {
        match T::decode_bounded(input) {
            Ok(element) => {
                if value.try_push(element).is_err() {
                    break;
                }
            }
            Err(error) => return Err(error.in_element(value.len())),
        }
    }
    value
        .into_inner()
        .map_err(|_| input.error(crate::DecodeErrorKind::Custom))
}

const fn times(size: Option<usize>, count: usize) -> Option<usize> {
    match size {
        Some(size) => match size.checked_mul(count) {
            Some(size) => Some(size),
            None => Some(usize::MAX),
        },
        None => None,
    }
}

/// Reads `N` elements in the form `L` over these.
#[inline]
fn decode_fixed_into<'de, T: DecodeBounded<'de, L>, L>(
    into: &mut [T],
    input: &mut Decoder<'de>,
) -> Result<(), DecodeError> {
    if let (Some(from_run), Some(size)) = const { (T::FROM_RUN, T::FIXED) } {
        let mut run = Run::new(input.take(size.saturating_mul(into.len()))?);
        for element in into {
            *element = from_run(&mut run);
        }
        return Ok(());
    }
    for (index, element) in into.iter_mut().enumerate() {
        if let Err(error) = element.decode_bounded_into(input) {
            return Err(error.in_element(index));
        }
    }
    Ok(())
}

impl<T: Wire, const N: usize> Wire for [T; N] {
    const FIXED: Option<usize> = times(T::FIXED, N);
    const MIN: usize = T::MIN.saturating_mul(N);
    const INFALLIBLE: bool = T::INFALLIBLE;
    const WEIGHT: u32 = T::WEIGHT.saturating_mul(if N < 4 { N as u32 } else { 4 });
    fn schema() -> Schema {
        Schema::Array(Box::new(T::schema()), Length::Fixed(N))
    }
}

impl<T: MaxSize, const N: usize> MaxSize for [T; N] {
    const MAX: usize = T::MAX.saturating_mul(N);
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    #[inline]
    fn wire_size(&self) -> Result<usize, EncodeError> {
        elements_size::<T, Plain>(self, 0, 0)
    }
    #[inline]
    fn encode(&self, out: &mut Encoder<'_>) {
        <T as EncodeBounded<Plain>>::encode_all_bounded(self, out);
    }
    #[inline(always)]
    fn encode_run(&self, run: &mut RunMut<'_>) {
        for item in self {
            item.encode_run(run);
        }
    }
}

impl<'de, T: Decode<'de>, const N: usize> Decode<'de> for [T; N] {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = match T::FROM_RUN {
        Some(_) => Some(|run| core::array::from_fn(|_| from_run::<T, Plain>(run))),
        None => None,
    };
    #[inline]
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        decode_fixed::<T, Plain, N>(input)
    }
    #[inline]
    fn decode_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        decode_fixed_into::<T, Plain>(self, input)
    }
}

impl<T: WireBounded<E>, E, const N: usize> WireBounded<Every<E>> for [T; N] {
    const FIXED: Option<usize> = times(T::FIXED, N);
    const MIN: usize = T::MIN.saturating_mul(N);
    const INFALLIBLE: bool = T::INFALLIBLE;
    const WEIGHT: u32 = T::WEIGHT.saturating_mul(if N < 4 { N as u32 } else { 4 });
    fn schema_bounded() -> Schema {
        Schema::Array(Box::new(T::schema_bounded()), Length::Fixed(N))
    }
}

impl<T: MaxSizeBounded<E>, E, const N: usize> MaxSizeBounded<Every<E>> for [T; N] {
    const MAX: usize = T::MAX.saturating_mul(N);
}

impl<T: EncodeBounded<E>, E, const N: usize> EncodeBounded<Every<E>> for [T; N] {
    #[inline]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        elements_size::<T, E>(self, 0, 0)
    }
    #[inline]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        <T as EncodeBounded<E>>::encode_all_bounded(self, out);
    }
    #[inline(always)]
    fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
        for item in self {
            item.encode_run_bounded(run);
        }
    }
}

impl<'de, T: DecodeBounded<'de, E>, E, const N: usize> DecodeBounded<'de, Every<E>> for [T; N] {
    const FROM_RUN: Option<fn(&mut Run<'_>) -> Self> = match T::FROM_RUN {
        Some(_) => Some(|run| core::array::from_fn(|_| from_run::<T, E>(run))),
        None => None,
    };
    #[inline]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        decode_fixed::<T, E, N>(input)
    }
    #[inline]
    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        decode_fixed_into::<T, E>(self, input)
    }
}
