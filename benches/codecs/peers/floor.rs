//! What nobody can beat: a copy of the bytes, and a clone of the value, dropped again.

use crate::harness::{Op, Set};
use std::hint::black_box;

pub(crate) const MEMCPY: &str = "memcpy";
pub(crate) const CLONE: &str = "clone";

pub(crate) fn floor<T: Clone>(set: &mut Set, value: &'static T) {
    let wire = set.wire;
    for op in [Op::Encode, Op::Over] {
        let mut buffer = Vec::new();
        set.time(op, MEMCPY, move || {
            buffer.clear();
            buffer.extend_from_slice(black_box(wire));
            black_box(buffer.as_ptr());
        });
    }
    for op in [Op::Fresh, Op::Decode] {
        set.time(op, MEMCPY, move || black_box(wire).to_vec());
    }
    set.time(Op::Decode, CLONE, move || black_box(value).clone());
}
