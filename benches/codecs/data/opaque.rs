//! The reply to an NFS READ of 1 MiB.

use super::random::Random;

pub(crate) const MAX: u32 = 4 << 20;

model! {
    #[derive(Copy)]
    #[repr(u32)]
    #[borsh(use_discriminant = false)]
    pub(crate) enum Status {
        Ok = 0,
        NotOwner = 1,
        NoEntry = 2,
    }

    pub(crate) struct Read {
        pub(crate) status: Status,
        pub(crate) file: u64,
        pub(crate) size: u64,
        pub(crate) modified: u64,
        pub(crate) count: u32,
        pub(crate) end: bool,
        #[serde(with = "serde_bytes")]
        #[xdr(max = MAX)]
        pub(crate) data: Vec<u8>,
    }
}

view! {
    pub(crate) struct ReadView<'a> {
        pub(crate) status: Status,
        pub(crate) file: u64,
        pub(crate) size: u64,
        pub(crate) modified: u64,
        pub(crate) count: u32,
        pub(crate) end: bool,
        #[xdr(max = MAX)]
        pub(crate) data: &'a [u8],
    }
}

/// As [`Read`], with data that is shared instead of copied.
#[derive(Debug, Clone, PartialEq, xdr_core::Xdr)]
pub(crate) struct Shared {
    pub(crate) status: Status,
    pub(crate) file: u64,
    pub(crate) size: u64,
    pub(crate) modified: u64,
    pub(crate) count: u32,
    pub(crate) end: bool,
    #[xdr(max = MAX)]
    pub(crate) data: bytes::Bytes,
}

pub(crate) fn value() -> Read {
    let data = Random::new(4).bytes(1 << 20);
    Read {
        status: Status::Ok,
        file: 0x1234_5678_9abc,
        size: 5 << 30,
        modified: 1_795_384_800_000_000_000,
        count: data.len() as u32,
        end: false,
        data,
    }
}
