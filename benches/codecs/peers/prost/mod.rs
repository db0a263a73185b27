//! prost: protobuf, with messages of its own, for it wants messages optional and arrays repeated.

mod convert;
mod types;

use super::leak;
use crate::harness::{Op, Set};
use prost::Message;
use std::hint::black_box;

pub(crate) const NAME: &str = "prost";

/// A data set as protobuf.
pub(crate) trait Twin {
    type Message: Message + Default + PartialEq + 'static;
    fn twin(&self) -> Self::Message;
}

pub(crate) fn owned<T: Twin>(set: &mut Set, value: &T) {
    let value = leak(value.twin());
    let bytes = leak(value.encode_to_vec()).as_slice();
    assert!(T::Message::decode(bytes).unwrap() == *value);
    let mut buffer = Vec::with_capacity(bytes.len());
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        black_box(value).encode(&mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || black_box(value).encode_to_vec());
    set.time(Op::Decode, NAME, move || {
        T::Message::decode(black_box(bytes)).unwrap()
    });
}
