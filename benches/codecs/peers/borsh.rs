//! borsh. It cannot borrow.

use super::leak;
use crate::harness::{Op, Set};
use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "borsh";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T)
where
    T: BorshSerialize + BorshDeserialize + PartialEq + Debug,
{
    let bytes = leak(borsh::to_vec(value).unwrap()).as_slice();
    assert!(borsh::from_slice::<T>(bytes).unwrap() == *value);
    let mut buffer = Vec::with_capacity(bytes.len());
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        black_box(value).serialize(&mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        borsh::to_vec(black_box(value)).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        borsh::from_slice::<T>(black_box(bytes)).unwrap()
    });
}
