//! Each codec's cells: its best interface for each operation, after a check that it gives back
//! an equal value.

use crate::harness::Best;

pub(crate) mod bincode;
pub(crate) mod bitcode;
pub(crate) mod borsh;
pub(crate) mod floor;
pub(crate) mod hand;
pub(crate) mod nfs3;
pub(crate) mod ours;
pub(crate) mod postcard;
pub(crate) mod prost;
pub(crate) mod rkyv;
pub(crate) mod serde_xdr;
pub(crate) mod speedy;
pub(crate) mod tirpc;
pub(crate) mod wincode;
pub(crate) mod xdr_codec;

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
    prost::NAME,
    xdr_codec::NAME,
    nfs3::NAME,
    serde_xdr::NAME,
    tirpc::NAME,
];

/// The columns of the summary.
pub(crate) const KINDS: &[Best] = &[
    Best {
        title: "by hand",
        of: &[hand::NAME],
    },
    Best {
        title: "memcpy",
        of: &[floor::MEMCPY],
    },
    Best {
        title: "clone and drop",
        of: &[floor::CLONE],
    },
    Best {
        title: "fastest general-purpose codec",
        of: &[
            wincode::NAME,
            bitcode::NAME,
            rkyv::NAME,
            speedy::NAME,
            borsh::NAME,
            bincode::NAME,
            postcard::NAME,
            prost::NAME,
        ],
    },
    Best {
        title: "fastest XDR crate",
        of: &[xdr_codec::NAME, nfs3::NAME, serde_xdr::NAME],
    },
    Best {
        title: "libtirpc (C)",
        of: &[tirpc::NAME],
    },
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
