//! speedy.

use super::{leak, same_as_wire};
use crate::harness::{Op, Set};
use speedy::{LittleEndian, Readable, Writable};
use std::fmt::Debug;
use std::hint::black_box;

pub(crate) const NAME: &str = "speedy";

const CONTEXT: LittleEndian = LittleEndian {};

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: Writable<LittleEndian> + for<'a> Readable<'a, LittleEndian> + PartialEq + Debug,
{
    let bytes = leak(value.write_to_vec_with_ctx(CONTEXT).unwrap()).as_slice();
    let decode = |bytes| T::read_from_buffer_copying_data_with_ctx(CONTEXT, bytes).unwrap();
    assert!(decode(bytes) == *value);
    let mut buffer = vec![0; bytes.len()];
    set.time(Op::Encode, NAME, move || {
        black_box(value)
            .write_to_buffer_with_ctx(CONTEXT, &mut buffer)
            .unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        black_box(value).write_to_vec_with_ctx(CONTEXT).unwrap()
    });
    set.time(Op::Decode, NAME, move || decode(black_box(bytes)));
    bytes
}

pub(crate) fn borrowed<V>(set: &mut Set, bytes: &'static [u8])
where
    V: Readable<'static, LittleEndian> + xdr_core::Encode,
{
    let decode = |bytes| V::read_from_buffer_with_ctx(CONTEXT, bytes).unwrap();
    same_as_wire(set, &decode(bytes), NAME);
    set.time(Op::Borrowed, NAME, move || decode(black_box(bytes)));
}
