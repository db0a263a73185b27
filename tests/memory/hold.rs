//! The invariant for one input, by every way to decode it.

use crate::allocator::{Usage, measure};
use crate::random::{Random, claims};
use bytes::Bytes;
use std::fmt::Debug;
use xdr_core::{
    DecodeError, DecodeOwned, Encode, decode_into_slice, from_bytes, from_slice, to_vec,
};

/// What the zoo has of a type.
pub trait Kept: DecodeOwned + Encode + Clone + PartialEq + Debug {}
impl<T: DecodeOwned + Encode + Clone + PartialEq + Debug> Kept for T {}

/// Asserts that what was held for `input` was bounded by it.
pub fn bounded<T>(usage: &Usage, input: &[u8], k: f64, result: Result<T, &DecodeError>) {
    // An error names its place. Its path is of the type, not of the input: at most so many steps as
    // the limit of depth allows. A step takes two words; a vector that grows by doubling, thrice that.
    let steps = result
        .err()
        .map_or(0, |error| error.path().segments().count());
    let path = 6 * size_of::<usize>() * steps;
    let bound = 2.0 * k * input.len() as f64 + 1024.0 + path as f64;
    assert!(
        usage.peak as f64 <= bound,
        "{} bytes for {} of input, more than {bound}: {input:02x?}",
        usage.peak,
        input.len()
    );
}

/// Asserts the invariant for one input, however it is decoded; that all ways give the same value
/// or the same error; and that input which is taken is the only encoding of its value.
pub fn hold<T: Kept>(input: &[u8], k: f64, over: &T) {
    // The first copy of a `Bytes` makes it a shared one, which stays.
    drop(over.clone());
    let ((), all) = measure(|| {
        let (slice, usage) = measure(|| from_slice::<T>(input));
        bounded(&usage, input, k, slice.as_ref());
        if let Ok(value) = &slice {
            assert_eq!(to_vec(value).unwrap(), input, "taken, but not canonical");
        }

        // The record itself is held elsewhere, so that letting go of it hides nothing.
        let record = Bytes::copy_from_slice(input);
        let again = record.clone();
        let (shared, usage) = measure(|| from_bytes::<T>(again));
        bounded(&usage, input, k, shared.as_ref());
        assert_eq!(shared, slice, "not the same from bytes: {input:02x?}");

        let mut value = over.clone();
        let (result, usage) = measure(|| decode_into_slice(&mut value, input));
        bounded(&usage, input, k, result.as_ref());
        assert!(to_vec(&value).is_ok(), "not a value any more: {value:?}");
        let into = result.map(|()| value);
        assert_eq!(into, slice, "not the same over a value: {input:02x?}");
    });
    assert_eq!(all.left, 0, "memory stays: {input:02x?}");
}

/// The same for a failed decode alone: what is left after it is the error.
fn leaves_nothing<T: Kept>(input: &[u8]) {
    let (failed, usage) = measure(|| from_slice::<T>(input).is_err());
    assert!(failed);
    assert_eq!(usage.left, 0, "memory stays: {input:02x?}");
}

/// Asserts the invariant for random words, for valid messages and mutations of them, and for
/// chains of claims.
pub fn hold_all<T: Kept>(k: f64, valid: &[T]) {
    let mut random = Random::new();
    for _ in 0..3_000 {
        hold(&random.words(), k, &valid[0]);
    }
    for value in valid {
        let bytes = to_vec(value).unwrap();
        hold(&bytes, k, value);
        for _ in 0..600 {
            hold(&random.mutated(&bytes), k, value);
        }
        for len in (0..bytes.len()).step_by(1 + bytes.len() / 64) {
            leaves_nothing::<T>(&bytes[..len]);
        }
    }
    let before: [&[u32]; 6] = [&[], &[1], &[2], &[3], &[7], &[4, 1]];
    for before in before {
        for len in [64, 1000, 30_000] {
            for unit in [1, 4, 8, 12, 16, 20, 24, 32, 40] {
                hold(&claims(before, unit, len), k, &valid[0]);
            }
        }
    }
}
