//! bincode 2, with integers of fixed size, which is its faster form.

use super::{leak, same_as_wire};
use crate::harness::{Op, Set};
use bincode::config::{Configuration, Fixint, LittleEndian, standard};
use bincode::{BorrowDecode, Decode, Encode};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "bincode";

const CONFIG: Configuration<LittleEndian, Fixint> = standard().with_fixed_int_encoding();

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: Encode + Decode<()> + PartialEq + Debug,
{
    let bytes = leak(bincode::encode_to_vec(value, CONFIG).unwrap()).as_slice();
    assert!(bincode::decode_from_slice::<T, _>(bytes, CONFIG).unwrap().0 == *value);
    let mut buffer = vec![0; bytes.len()];
    set.time(Op::Encode, NAME, move || {
        bincode::encode_into_slice(black_box(value), &mut buffer, CONFIG).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        bincode::encode_to_vec(black_box(value), CONFIG).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        bincode::decode_from_slice::<T, _>(black_box(bytes), CONFIG).unwrap()
    });
    bytes
}

pub(crate) fn borrowed<V>(set: &mut Set, bytes: &'static [u8])
where
    V: BorrowDecode<'static, ()> + xdr_core::Encode,
{
    let decode = |bytes| bincode::borrow_decode_from_slice::<V, _>(bytes, CONFIG).unwrap();
    same_as_wire(set, &decode(bytes).0, NAME);
    set.time(Op::Borrowed, NAME, move || decode(black_box(bytes)));
}
