//! rkyv: borrowed is access to the archive after validation, owned is deserialization from it.

use super::leak;
use crate::harness::{Op, Set};
use rkyv::api::high::{HighDeserializer, HighSerializer, HighValidator, to_bytes_in};
use rkyv::bytecheck::CheckBytes;
use rkyv::rancor::Error;
use rkyv::ser::allocator::ArenaHandle;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Archived, Deserialize, Portable, Serialize};
use std::fmt::Debug;
use std::hint::black_box;
use std::mem;

pub(crate) const NAME: &str = "rkyv";

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: Archive + PartialEq + Debug,
    T: for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, Error>>,
    Archived<T>:
        for<'a> CheckBytes<HighValidator<'a, Error>> + Deserialize<T, HighDeserializer<Error>>,
{
    let bytes = leak(rkyv::to_bytes::<Error>(value).unwrap()).as_slice();
    assert!(rkyv::from_bytes::<T, Error>(bytes).unwrap() == *value);
    let mut buffer = AlignedVec::with_capacity(bytes.len());
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        buffer = to_bytes_in::<_, Error>(black_box(value), mem::take(&mut buffer)).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        rkyv::to_bytes::<Error>(black_box(value)).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        rkyv::from_bytes::<T, Error>(black_box(bytes)).unwrap()
    });
    bytes
}

pub(crate) fn borrowed<T>(set: &mut Set, _: &T, bytes: &'static [u8])
where
    T: Archive,
    Archived<T>: Portable + for<'a> CheckBytes<HighValidator<'a, Error>>,
{
    set.time(Op::Borrowed, NAME, move || {
        black_box(rkyv::access::<Archived<T>, Error>(black_box(bytes)).unwrap());
    });
}
