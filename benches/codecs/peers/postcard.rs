//! postcard: integers of variable size.

use super::{leak, same_as_wire};
use crate::harness::{Op, Set};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "postcard";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let bytes = leak(postcard::to_allocvec(value).unwrap()).as_slice();
    assert!(postcard::from_bytes::<T>(bytes).unwrap() == *value);
    let mut buffer = vec![0; bytes.len()];
    set.time(Op::Encode, NAME, move || {
        postcard::to_slice(black_box(value), &mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        postcard::to_allocvec(black_box(value)).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        postcard::from_bytes::<T>(black_box(bytes)).unwrap()
    });
    bytes
}

pub(crate) fn borrowed<V>(set: &mut Set, bytes: &'static [u8])
where
    V: Deserialize<'static> + xdr_core::Encode,
{
    same_as_wire(set, &postcard::from_bytes::<V>(bytes).unwrap(), NAME);
    set.time(Op::Borrowed, NAME, move || {
        postcard::from_bytes::<V>(black_box(bytes)).unwrap()
    });
}
