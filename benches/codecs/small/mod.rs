//! The types of `examples/peer.rs`: small messages of every kind, ours beside the codec by hand.

mod types;
mod values;

use crate::hand::Hand;
use crate::harness::{Options, Set};
use crate::peers::{hand, leak, ours};
use crate::sets::Make;
use std::fmt::Debug;
pub(crate) use types::{ArraysView, NameView, TextView, TreeView};
use xdr_core::{DecodeOwned, Encode};

pub(crate) const SETS: &[(&str, Make)] = &[
    ("scalars", |name, options| {
        start(
            name,
            "8 fields, a bool and an enum",
            values::scalars(),
            options,
        )
    }),
    ("shape", |name, options| {
        start(name, "a union", values::shape(), options)
    }),
    ("pair", |name, options| {
        start(name, "an arm of two points", values::num_pair(), options)
    }),
    ("other", |name, options| {
        start(name, "an arm with a string", values::num_text(), options)
    }),
    ("optionals", |name, options| {
        start(name, "four, all there", values::optionals(), options)
    }),
    ("name", |name, options| {
        let set = start(name, "a string of 20", values::name(), options);
        borrowed::<NameView<'static>>(set)
    }),
    ("text", |name, options| {
        let set = start(name, "a string of 200", values::text(), options);
        borrowed::<TextView<'static>>(set)
    }),
    ("arrays", |name, options| {
        let set = start(name, "nine of all kinds", values::arrays(), options);
        borrowed::<ArraysView<'static>>(set)
    }),
    ("nested", |name, options| {
        start(name, "all of these in one", values::nested(), options)
    }),
    ("chain", |name, options| {
        start(name, "a list of 1,000 `int`", values::list(), options)
    }),
    ("labels", |name, options| {
        let set = start(name, "a tree of 255 strings", values::tree(8, "n"), options);
        borrowed::<TreeView<'static>>(set)
    }),
];

fn start<T>(name: &'static str, about: &'static str, value: T, options: &Options) -> Set
where
    T: Encode + DecodeOwned + Hand<'static> + Clone + PartialEq + Debug + 'static,
{
    let value = leak(value);
    let wire = leak(xdr_core::to_vec(value).unwrap());
    let mut set = Set::new(name, about, wire, options);
    ours::encode(&mut set, value);
    ours::decode(&mut set, value);
    ours::over(&mut set, value);
    hand::encode(&mut set, value);
    hand::decode(&mut set, value);
    hand::over(&mut set, value);
    set
}

fn borrowed<V>(mut set: Set) -> Set
where
    V: xdr_core::Decode<'static> + Encode + Hand<'static>,
{
    ours::borrowed::<V>(&mut set);
    hand::borrowed::<V>(&mut set);
    set
}
