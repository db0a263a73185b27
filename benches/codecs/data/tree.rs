//! A complete binary tree of 4,095 nodes.

use super::random::Random;

/// bitcode is absent: its derive does not compile for recursive types.
#[derive(
    Debug,
    Clone,
    PartialEq,
    xdr_core::Xdr,
    serde::Serialize,
    serde::Deserialize,
    bincode::Encode,
    bincode::Decode,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
    speedy::Readable,
    speedy::Writable,
    wincode::SchemaRead,
    wincode::SchemaWrite,
    rkyv::Archive,
    rkyv::Serialize,
    rkyv::Deserialize,
)]
#[rkyv(serialize_bounds(
    __S: rkyv::ser::Writer + rkyv::ser::Allocator,
    __S::Error: rkyv::rancor::Source,
))]
#[rkyv(deserialize_bounds(__D::Error: rkyv::rancor::Source))]
#[rkyv(bytecheck(bounds(
    __C: rkyv::validation::ArchiveContext,
    <__C as rkyv::rancor::Fallible>::Error: rkyv::rancor::Source,
)))]
pub(crate) struct Node {
    pub(crate) key: u32,
    pub(crate) value: u64,
    #[rkyv(omit_bounds)]
    pub(crate) left: Option<Box<Node>>,
    #[rkyv(omit_bounds)]
    pub(crate) right: Option<Box<Node>>,
}

#[derive(
    Debug,
    Clone,
    PartialEq,
    xdr_core::Xdr,
    serde::Serialize,
    serde::Deserialize,
    bincode::Encode,
    bincode::Decode,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
    speedy::Readable,
    speedy::Writable,
    wincode::SchemaRead,
    wincode::SchemaWrite,
    rkyv::Archive,
    rkyv::Serialize,
    rkyv::Deserialize,
)]
#[rkyv(serialize_bounds(
    __S: rkyv::ser::Writer + rkyv::ser::Allocator,
    __S::Error: rkyv::rancor::Source,
))]
#[rkyv(deserialize_bounds(__D::Error: rkyv::rancor::Source))]
#[rkyv(bytecheck(bounds(
    __C: rkyv::validation::ArchiveContext,
    <__C as rkyv::rancor::Fallible>::Error: rkyv::rancor::Source,
)))]
pub(crate) struct Tree {
    #[rkyv(omit_bounds)]
    pub(crate) root: Option<Box<Node>>,
}

pub(crate) fn value() -> Tree {
    Tree {
        root: node(&mut Random::new(6), 12),
    }
}

fn node(random: &mut Random, depth: u32) -> Option<Box<Node>> {
    (depth > 0).then(|| {
        Box::new(Node {
            key: random.word(),
            value: random.next(),
            left: node(random, depth - 1),
            right: node(random, depth - 1),
        })
    })
}
