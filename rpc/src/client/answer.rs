//! How the result of a procedure is read, as types that generated clients name.

use crate::error::Never;
use std::fmt;
use std::marker::PhantomData;
use xdr_core::{DecodeBounded, DecodeError, Decoder, Failure, Plain};

/// How a procedure answers: `Ok` with its value, or `Err` with its own failure.
pub trait Answer {
    /// What the caller gets.
    type Value;
    /// What the procedure may fail with.
    type Failure: fmt::Debug;

    /// Reads the results of a successful reply.
    ///
    /// # Errors
    ///
    /// The bytes are not the result, or exceed a limit.
    fn decode(input: &mut Decoder<'_>) -> Result<Result<Self::Value, Self::Failure>, DecodeError>;
}

/// The answer of a procedure that returns `T`, in the form `L`.
pub struct Value<T, L = Plain>(PhantomData<fn() -> (T, L)>);

/// The answer of a procedure that returns `Result<T, E>` with a failure enum `E`.
pub struct Outcome<T, E, L = Plain>(PhantomData<Result<T, E>>, PhantomData<L>);

impl<T, L> Answer for Value<T, L>
where
    T: for<'de> DecodeBounded<'de, L>,
{
    type Value = T;
    type Failure = Never;

    fn decode(input: &mut Decoder<'_>) -> Result<Result<T, Never>, DecodeError> {
        T::decode_bounded(input).map(Ok)
    }
}

impl<T, E, L> Answer for Outcome<T, E, L>
where
    E: Failure + fmt::Debug,
    Result<T, E>: for<'de> DecodeBounded<'de, L>,
{
    type Value = T;
    type Failure = E;

    fn decode(input: &mut Decoder<'_>) -> Result<Result<T, E>, DecodeError> {
        <Result<T, E> as DecodeBounded<'_, L>>::decode_bounded(input)
    }
}

impl<T, L> fmt::Debug for Value<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value")
    }
}

impl<T, E, L> fmt::Debug for Outcome<T, E, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outcome")
    }
}
