//! Each codec's cells: its best interface for each operation, after a check that it gives back
//! an equal value.

pub(crate) mod bincode;
pub(crate) mod bitcode;
pub(crate) mod borsh;
pub(crate) mod floor;
pub(crate) mod hand;
pub(crate) mod ours;
pub(crate) mod postcard;
pub(crate) mod rkyv;
pub(crate) mod speedy;
pub(crate) mod wincode;

/// The columns of the table.
pub(crate) const CODECS: &[&str] = &[
    ours::NAME,
    hand::NAME,
    floor::MEMCPY,
    floor::CLONE,
    wincode::NAME,
    bitcode::NAME,
    rkyv::NAME,
    speedy::NAME,
    borsh::NAME,
    bincode::NAME,
    postcard::NAME,
];

/// Values and encodings live until the end: the cells refer to them.
pub(crate) fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The fields of a view, as ours encodes them, have to be those of the set.
pub(crate) fn same_as_wire<T: xdr_core::Encode>(set: &crate::harness::Set, view: &T, codec: &str) {
    assert!(
        xdr_core::to_vec(view).unwrap() == set.wire,
        "{codec} gave another value of {}",
        set.name
    );
}
