//! The derived codec.

use super::same_as_wire;
use crate::harness::{Op, Set};
use std::fmt::Debug;
use std::hint::black_box;
use xdr_core::{Decode, DecodeOwned, Encode, Segments};

pub(crate) const NAME: &str = "ours";

pub(crate) fn encode<T: Encode>(set: &mut Set, value: &'static T) {
    let mut buffer = Vec::new();
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        xdr_core::append(black_box(value), &mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        xdr_core::to_vec(black_box(value)).unwrap()
    });
}

pub(crate) fn decode<T: DecodeOwned + PartialEq + Debug>(set: &mut Set, value: &T) {
    let wire = set.wire;
    assert!(xdr_core::from_slice::<T>(wire).as_ref() == Ok(value));
    set.time(Op::Decode, NAME, move || {
        xdr_core::from_slice::<T>(black_box(wire)).unwrap()
    });
}

pub(crate) fn over<T: DecodeOwned + Clone + PartialEq + 'static>(set: &mut Set, value: &T) {
    let (wire, mut existing) = (set.wire, value.clone());
    xdr_core::decode_into_slice(&mut existing, wire).unwrap();
    assert!(existing == *value);
    set.time(Op::Over, NAME, move || {
        xdr_core::decode_into_slice(black_box(&mut existing), black_box(wire)).unwrap();
    });
}

pub(crate) fn borrowed<V: Decode<'static> + Encode>(set: &mut Set) {
    let wire = set.wire;
    same_as_wire(set, &xdr_core::from_slice::<V>(wire).unwrap(), NAME);
    set.time(Op::Borrowed, NAME, move || {
        xdr_core::from_slice::<V>(black_box(wire)).unwrap()
    });
}

/// Of a type whose large opaque data are `Bytes`.
pub(crate) fn shared<T: Encode + DecodeOwned + 'static>(set: &mut Set) {
    let wire = bytes::Bytes::from_static(set.wire);
    let value = xdr_core::from_bytes::<T>(wire.clone()).unwrap();
    same_as_wire(set, &value, NAME);
    set.time(Op::Shared, NAME, move || {
        xdr_core::from_bytes::<T>(black_box(&wire).clone()).unwrap()
    });
    let (mut buffer, mut segments) = (Vec::new(), Segments::new());
    set.time(Op::Segments, NAME, move || {
        buffer.clear();
        segments.clear();
        black_box(black_box(&value).wire_size().unwrap());
        let mut encoder = xdr_core::Encoder::with_segments(&mut buffer, &mut segments);
        black_box(&value).encode(&mut encoder);
        black_box(buffer.as_ptr());
    });
}
