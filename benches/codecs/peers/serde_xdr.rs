//! serde-xdr 0.6. It has no chains: serde has no word for them.

use crate::harness::{Op, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "serde-xdr";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T)
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let wire = set.wire;
    assert!(
        serde_xdr::to_bytes(value).unwrap() == wire,
        "{NAME} encodes {}",
        set.name
    );
    assert!(serde_xdr::from_bytes::<_, T>(wire).unwrap() == *value);
    let mut buffer = Vec::with_capacity(wire.len());
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        serde_xdr::to_writer(&mut buffer, black_box(value)).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        serde_xdr::to_bytes(black_box(value)).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        serde_xdr::from_bytes::<_, T>(black_box(wire)).unwrap()
    });
}
