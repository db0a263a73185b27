//! How generated code reaches the codec of a field's type.
//!
//! A type without a codec is one mistake, but each of the three impls that generated code has would
//! report it. So their functions reach the codec through [`Writer`] and [`Reader`]. Where the type
//! has no codec, an inherent function is not there and one of [`NoWriter`] or [`NoReader`] is found
//! in its place, which nothing ever calls. What is missing is then reported by one line each: by the
//! constants of `Wire` and, where only a direction is missing, by [`Of`] and [`In`].

use crate::run::{Run, RunMut, from_run, never_called};
use crate::{
    Decode, DecodeBounded, DecodeError, DecodeErrorKind, Decoder, Encode, EncodeBounded,
    EncodeError, Encoder, Plain, Wire, WireBounded,
};
use core::marker::PhantomData;

/// Asks for the codec of `T`.
#[derive(Debug)]
pub struct Of<T: ?Sized>(PhantomData<T>);

/// Asks for the codec of `T` under the limit or in the form `L`.
#[derive(Debug)]
pub struct In<T: ?Sized, L>(PhantomData<(L, T)>);

/// What is found where not even the size is known.
pub trait NoWire {
    /// A size that elements may have.
    const MIN: usize = 4;

    /// Asks for nothing.
    fn is_written() {}

    /// Asks for nothing.
    fn is_read() {}
}

impl<T: ?Sized> NoWire for Of<T> {}
impl<T: ?Sized, L> NoWire for In<T, L> {}

impl<T: Wire + ?Sized> Of<T> {
    /// The least size of a value.
    pub const MIN: usize = T::MIN;

    /// Asks for the one direction.
    pub fn is_written()
    where
        T: Encode,
    {
    }

    /// Asks for the other direction.
    pub fn is_read<'de>()
    where
        T: Decode<'de>,
    {
    }
}

impl<T: WireBounded<L> + ?Sized, L> In<T, L> {
    /// The least size of a value.
    pub const MIN: usize = T::MIN;

    /// Asks for the one direction.
    pub fn is_written()
    where
        T: EncodeBounded<L>,
    {
    }

    /// Asks for the other direction.
    pub fn is_read<'de>()
    where
        T: DecodeBounded<'de, L>,
    {
    }
}

/// `Encode` of `T` in the form `L`.
#[derive(Debug)]
pub struct Writer<T: ?Sized, L = Plain>(PhantomData<(L, T)>);

/// What is found where there is no `Encode`.
pub trait NoWriter<T: ?Sized> {
    /// Never called.
    fn wire_size(_: &T) -> Result<usize, EncodeError> {
        Ok(0)
    }

    /// Never called.
    fn encode(_: &T, _: &mut Encoder<'_>) {}

    /// Never called.
    fn encode_run(_: &T, _: &mut RunMut<'_>) {}
}

impl<T: ?Sized, L> NoWriter<T> for Writer<T, L> {}

impl<T: EncodeBounded<L> + ?Sized, L> Writer<T, L> {
    /// As [`Encode::wire_size`].
    ///
    /// # Errors
    ///
    /// As [`Encode::wire_size`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn wire_size(value: &T) -> Result<usize, EncodeError> {
        value.wire_size_bounded()
    }

    /// As [`Encode::encode`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn encode(value: &T, out: &mut Encoder<'_>) {
        value.encode_bounded(out);
    }

    /// As `Encode::encode_run`.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn encode_run(value: &T, run: &mut RunMut<'_>) {
        value.encode_run_bounded(run);
    }
}

/// `Decode` of `T` in the form `L`.
#[derive(Debug)]
pub struct Reader<'de, T, L = Plain>(PhantomData<(&'de (), L, T)>);

/// What is found where there is no `Decode`.
pub trait NoReader<T> {
    /// Whether `FROM_RUN` is set.
    const HAS_FROM_RUN: bool = false;

    /// Never called.
    ///
    /// # Errors
    ///
    /// Always.
    fn decode(input: &mut Decoder<'_>) -> Result<T, DecodeError> {
        Err(input.error(DecodeErrorKind::Custom))
    }

    /// Never called.
    ///
    /// # Errors
    ///
    /// Always.
    fn decode_into(_: &mut T, input: &mut Decoder<'_>) -> Result<(), DecodeError> {
        Err(input.error(DecodeErrorKind::Custom))
    }

    /// Never called.
    fn from_run(run: &mut Run<'_>) -> T {
        never_called(run)
    }
}

impl<T, L> NoReader<T> for Reader<'_, T, L> {}

impl<'de, T: DecodeBounded<'de, L>, L> Reader<'de, T, L> {
    /// Whether `FROM_RUN` is set.
    pub const HAS_FROM_RUN: bool = T::FROM_RUN.is_some();

    /// As [`Decode::decode`].
    ///
    /// # Errors
    ///
    /// As [`Decode::decode`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn decode(input: &mut Decoder<'de>) -> Result<T, DecodeError> {
        T::decode_bounded(input)
    }

    /// As [`Decode::decode_into`].
    ///
    /// # Errors
    ///
    /// As [`Decode::decode_into`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn decode_into(value: &mut T, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        value.decode_bounded_into(input)
    }

    /// Calls `FROM_RUN`.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn from_run(run: &mut Run<'_>) -> T {
        from_run::<T, L>(run)
    }
}
