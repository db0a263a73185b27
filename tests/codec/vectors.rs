//! The vectors that the C oracle printed (`tests/codec/vectors.txt`): each decodes here and
//! encodes again to the same bytes.
//!
//! The file is made from the code that rpcgen generates for `tests/interop/c-peer/peer.x`, with
//! libtirpc 1.3.3 and rpcgen 1.4.3, and is not to be edited:
//!
//!     tests/interop/install.sh
//!     target/interop/oracle vectors 40 > tests/codec/vectors.txt
//!
//! Each line is a type and the bytes of one value: fixed samples first (limits, empty, extremes),
//! then 40 random values of each type.

use crate::types::{TYPES, hex, named, unhex};

const VECTORS: &str = include_str!("vectors.txt");

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    VECTORS
        .lines()
        .map(|line| line.split_once(' ').expect("a type and its bytes"))
}

#[test]
fn every_vector_decodes_whole_and_encodes_to_the_same_bytes() {
    for (number, (name, digits)) in lines().enumerate() {
        let bytes = unhex(digits);
        let (consumed, again) = (named(name).recode)(&bytes)
            .unwrap_or_else(|error| panic!("line {}: `{name}`: {error}", number + 1));
        assert_eq!(consumed, bytes.len(), "line {}: `{name}`", number + 1);
        assert_eq!(hex(&again), digits, "line {}: `{name}`", number + 1);
    }
}

#[test]
fn every_prefix_of_every_vector_is_refused_and_every_byte_behind_it() {
    for (name, digits) in lines() {
        (named(name).is_whole)(&unhex(digits));
    }
}

#[test]
fn every_type_has_at_least_forty_vectors() {
    for of in &TYPES {
        let count = lines().filter(|(name, _)| *name == of.name).count();
        assert!(count >= 40, "`{}` has {count} vectors", of.name);
    }
}
