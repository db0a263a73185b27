//! The table of the zoo: a type is in it by one line.

use crate::checks::{self, Meter};
use crate::reference::{Described, Random, Type, encode, random};
use bytes::Bytes;
use std::sync::LazyLock;

/// Calls a macro with every type of the zoo, each as `"name" kind type;`. The kind is `owned`, or
/// `view` for a type that borrows from its input.
#[macro_export]
macro_rules! for_each_type {
    ($each:ident) => {
        $each! {
            "void" owned ();
            "int" owned i32;
            "unsigned" owned u32;
            "hyper" owned i64;
            "unsigned hyper" owned u64;
            "float" owned f32;
            "double" owned f64;
            "bool" owned bool;
            "opaque 3" owned [u8; 3];
            "opaque 8" owned [u8; 8];
            "optional" owned Option<u32>;
            "optional optional" owned Option<Option<bool>>;
            "scalars" owned $crate::types::scalars::Scalars;
            "paddings" owned $crate::types::scalars::Paddings;
            "level" owned $crate::types::enums::Level;
            "open" owned $crate::types::enums::Open;
            "open unsigned" owned $crate::types::enums::OpenUnsigned;
            "levels" owned $crate::types::enums::Levels;
            "name" owned $crate::types::structs::Name;
            "mixed" owned $crate::types::structs::Mixed;
            "pair" owned $crate::types::structs::Pair;
            "node" owned $crate::types::unions::Node;
            "on open" owned $crate::types::unions::OnOpen;
            "on level" owned $crate::types::unions::OnLevel;
            "some levels" owned $crate::types::unions::SomeLevels;
            "maybe" owned $crate::types::unions::Maybe;
            "number" owned $crate::types::unions::Number;
            "unions" owned $crate::types::unions::Unions;
            "owners" owned $crate::types::arrays::Owners;
            "payload" owned $crate::types::arrays::Payload;
            "arrays" owned $crate::types::arrays::Arrays;
            "deep" owned $crate::types::arrays::Deep;
            "lists" owned $crate::types::lists::Lists;
            "lists of lists" owned $crate::types::lists::ListsOfLists;
            "words" owned $crate::types::lists::Words;
            "link" owned $crate::types::recursion::Link;
            "fork" owned $crate::types::recursion::Fork;
            "branch" owned $crate::types::recursion::Branch;
            "expression" owned $crate::types::recursion::Expression;
            "generics" owned $crate::types::generics::Generics;
            "options" owned $crate::types::generics::Options;
            "generic tree" owned $crate::types::generics::Tree<$crate::types::enums::Level>;
            "under" owned $crate::types::generics::Under<Vec<u64>>;
            "auth" owned $crate::types::forms::Auth;
            "ranges" owned $crate::types::forms::Ranges;
            "converted" owned $crate::types::forms::Converted;
            "by hand" owned $crate::types::forms::ByHand;
            "calculated" owned $crate::types::failures::Calculated;
            "opened" owned $crate::types::failures::Opened;
            "tried" owned $crate::types::failures::Tried;
            "failure" owned $crate::types::failures::Failure;
            "reply" owned $crate::types::failures::Reply;
            "memory tree" owned $crate::types::memory::Tree;
            "memory opaques" owned $crate::types::memory::Opaques;
            "memory table" owned $crate::types::memory::Table;
            "memory numbers" owned $crate::types::memory::Numbers;
            "memory chain" owned $crate::types::memory::Chain;
            "memory value" owned $crate::types::memory::Value;
            "nfs lookup" owned $crate::types::nfs::Lookup;
            "nfs page" owned $crate::types::nfs::Page;
            "nfs set attributes" owned $crate::types::nfs::SetAttributes;
            "rpc message" owned $crate::types::nfs::Message;
            "entry" view $crate::types::views::Entry<'_>;
            "listing" view $crate::types::views::Listing<'_>;
            "memory link" owned $crate::types::memory::Link;
            "memory sealed" owned $crate::types::memory::Sealed;
            "memory boxes" owned $crate::types::memory::Boxes;
            "memory slices" owned $crate::types::memory::Slices;
            "memory forms" owned $crate::types::memory::Forms;
            "memory page" owned $crate::types::memory::Page;
            "memory listed" owned $crate::types::memory::Listed;
            "memory links" owned $crate::types::memory::Links;
            "memory borrowed" view $crate::types::memory::Borrowed<'_>;
            "block" owned $crate::types::recursion::Block;
            "envelopes" owned $crate::types::forms::Envelopes;
            "failed" owned $crate::types::failures::Failed;
        }
    };
}

/// One type with all that is known about it.
#[derive(Debug)]
pub struct Row {
    /// Its name in the table.
    pub name: &'static str,
    /// What it is by the reference.
    pub ty: Type,
    /// Encodings of some values, made by the reference.
    pub samples: Vec<Vec<u8>>,
    /// [`checks::decode_any`] for it.
    pub decode_any: fn(&[u8], Meter),
    /// [`checks::roundtrip`] for it.
    pub roundtrip: for<'a> fn(&'a Bytes, &'a [u8]),
    /// [`checks::from_bytes_agrees`] for it, where it owns what it holds.
    pub from_bytes: Option<fn(&Bytes)>,
    /// [`checks::differential`] for it.
    pub differential: fn(&Type, &[u8]),
}

/// How many samples a type has.
pub const SAMPLES: usize = 8;

/// Encodings of values of the type, from small ones to large ones.
fn samples(ty: &Type) -> Vec<Vec<u8>> {
    let mut numbers = Random::new(0x5eed);
    (0..SAMPLES)
        .map(|sample| encode(&random(ty, 12 << sample, &mut numbers)))
        .collect()
}

macro_rules! from_bytes {
    (owned $ty:ty) => {
        Some(|xdr| checks::from_bytes_agrees::<$ty>(xdr))
    };
    (view $ty:ty) => {
        None
    };
}

macro_rules! rows {
    ($($name:literal $kind:ident $ty:ty;)*) => {
        vec![$(Row {
            name: $name,
            ty: <$ty>::describe(),
            samples: samples(&<$ty>::describe()),
            decode_any: |xdr, meter| checks::decode_any::<$ty>(xdr, meter),
            roundtrip: |xdr, sample| checks::roundtrip::<$ty>(xdr, sample),
            from_bytes: from_bytes!($kind $ty),
            differential: |ty, xdr| checks::differential::<$ty>(ty, xdr),
        }),*]
    };
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| for_each_type!(rows));

/// All types of the zoo, in the order of the table.
pub fn rows() -> &'static [Row] {
    &ROWS
}
