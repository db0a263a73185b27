//! The data sets: their types, which derive every codec, and values from a seeded generator.

/// Types with the derives of every codec that fits all of them.
macro_rules! model {
    ($($item:item)*) => {$(
        #[derive(
            Debug, Clone, PartialEq,
            xdr_core::Xdr,
            serde::Serialize, serde::Deserialize,
            bincode::Encode, bincode::Decode,
            bitcode::Encode, bitcode::Decode,
            borsh::BorshSerialize, borsh::BorshDeserialize,
            speedy::Readable, speedy::Writable,
            wincode::SchemaRead, wincode::SchemaWrite,
            rkyv::Archive, rkyv::Serialize, rkyv::Deserialize,
        )]
        $item
    )*};
}

/// Types that borrow strings and opaque data from their input, for codecs that can. bitcode,
/// which borrows strings only, stands beside those that have nothing else.
macro_rules! view {
    ($($item:item)*) => {$(
        #[derive(
            Debug, Clone, PartialEq,
            xdr_core::Xdr,
            serde::Deserialize,
            bincode::BorrowDecode,
            speedy::Readable,
            wincode::SchemaRead,
        )]
        $item
    )*};
}

pub(crate) mod header;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod mesh;
pub(crate) mod opaque;
pub(crate) mod players;
pub(crate) mod random;
pub(crate) mod readdirplus;
pub(crate) mod savedata;
pub(crate) mod tree;
pub(crate) mod words;
