//! wincode, without its limit of 4 MiB for each array, which the mesh exceeds.

use super::{leak, same_as_wire};
use crate::harness::{Op, Set};
use std::fmt::Debug;
use std::hint::black_box;
use wincode::config::{self, Configuration};
use wincode::{SchemaRead, SchemaReadOwned, SchemaWrite};

pub(crate) const NAME: &str = "wincode";

type Config = Configuration<true, { usize::MAX }>;
const CONFIG: Config = Configuration::default().disable_preallocation_size_limit();

pub(crate) fn owned<T>(set: &mut Set, value: &'static T) -> &'static [u8]
where
    T: SchemaWrite<Config, Src = T> + SchemaReadOwned<Config, Dst = T> + PartialEq + Debug,
{
    let bytes = leak(config::serialize(value, CONFIG).unwrap()).as_slice();
    assert!(config::deserialize_exact::<T, _>(bytes, CONFIG).unwrap() == *value);
    let mut buffer = vec![0; bytes.len()];
    set.time(Op::Encode, NAME, move || {
        config::serialize_into(buffer.as_mut_slice(), black_box(value), CONFIG).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        config::serialize(black_box(value), CONFIG).unwrap()
    });
    set.time(Op::Decode, NAME, move || {
        config::deserialize_exact::<T, _>(black_box(bytes), CONFIG).unwrap()
    });
    bytes
}

pub(crate) fn borrowed<V>(set: &mut Set, bytes: &'static [u8])
where
    V: SchemaRead<'static, Config, Dst = V> + xdr_core::Encode,
{
    let decode = |bytes| config::deserialize_exact::<V, _>(bytes, CONFIG).unwrap();
    same_as_wire(set, &decode(bytes), NAME);
    set.time(Op::Borrowed, NAME, move || decode(black_box(bytes)));
}
