//! bitcode: columns instead of records.

use super::{leak, same_as_wire};
use crate::harness::{Op, Set};
use bitcode::{Buffer, Decode, DecodeOwned, Encode};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "bitcode";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: Encode + DecodeOwned + PartialEq + Debug,
{
    let bytes = leak(bitcode::encode(value)).as_slice();
    assert!(bitcode::decode::<T>(bytes).unwrap() == *value);
    let mut buffer = Buffer::new();
    set.time(Op::Encode, NAME, move || {
        black_box(buffer.encode(black_box(value)).as_ptr());
    });
    set.time(Op::Fresh, NAME, move || bitcode::encode(black_box(value)));
    let mut buffer = Buffer::new();
    set.time(Op::Decode, NAME, move || {
        buffer.decode::<T>(black_box(bytes)).unwrap()
    });
    bytes
}

pub(crate) fn borrowed<V>(set: &mut Set, bytes: &'static [u8])
where
    V: Decode<'static> + xdr_core::Encode,
{
    same_as_wire(set, &bitcode::decode::<V>(bytes).unwrap(), NAME);
    let mut buffer = Buffer::new();
    set.time(Op::Borrowed, NAME, move || {
        buffer.decode::<V>(black_box(bytes)).unwrap()
    });
}
