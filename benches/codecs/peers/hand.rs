//! The XDR codec written by hand.

use super::same_as_wire;
use crate::hand::{self, Hand};
use crate::harness::{Op, Set};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "hand";

pub(crate) fn encode<T: Hand<'static>>(set: &mut Set, value: &'static T) {
    assert!(hand::to_vec(value).unwrap() == set.wire, "{}", set.name);
    let mut buffer = Vec::new();
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        hand::append(black_box(value), &mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        hand::to_vec(black_box(value)).unwrap()
    });
}

pub(crate) fn decode<T: Hand<'static> + PartialEq + Debug>(set: &mut Set, value: &T) {
    let wire = set.wire;
    assert!(hand::from_slice::<T>(wire).as_ref() == Ok(value));
    set.time(Op::Decode, NAME, move || {
        hand::from_slice::<T>(black_box(wire)).unwrap()
    });
}

pub(crate) fn over<T: Hand<'static> + Clone + PartialEq + 'static>(set: &mut Set, value: &T) {
    let (wire, mut existing) = (set.wire, value.clone());
    hand::over_slice(&mut existing, wire).unwrap();
    assert!(existing == *value);
    set.time(Op::Over, NAME, move || {
        hand::over_slice(black_box(&mut existing), black_box(wire)).unwrap();
    });
}

pub(crate) fn borrowed<V: Hand<'static> + xdr_core::Encode>(set: &mut Set) {
    let wire = set.wire;
    same_as_wire(set, &hand::from_slice::<V>(wire).unwrap(), NAME);
    set.time(Op::Borrowed, NAME, move || {
        hand::from_slice::<V>(black_box(wire)).unwrap()
    });
}
