//! The header of a call and where its data lie: ten fields of fixed size.

model! {
    #[derive(Copy)]
    #[repr(u32)]
    #[borsh(use_discriminant = false)]
    pub(crate) enum Kind {
        Call = 0,
        Reply = 1,
    }

    #[derive(Copy)]
    #[repr(u32)]
    #[borsh(use_discriminant = false)]
    pub(crate) enum Flavor {
        None = 0,
        Sys = 1,
        Short = 2,
    }

    #[derive(Copy)]
    pub(crate) struct Header {
        pub(crate) xid: u32,
        pub(crate) kind: Kind,
        pub(crate) rpc_version: u32,
        pub(crate) program: u32,
        pub(crate) version: u32,
        pub(crate) procedure: u32,
        pub(crate) cookie: u64,
        pub(crate) flavor: Flavor,
        pub(crate) length: u32,
        pub(crate) offset: u64,
    }
}

pub(crate) fn value() -> Header {
    Header {
        xid: 0x8123_4567,
        kind: Kind::Call,
        rpc_version: 2,
        program: 100_003,
        version: 3,
        procedure: 6,
        cookie: 0x0123_4567_89ab_cdef,
        flavor: Flavor::Sys,
        length: 4096,
        offset: 7 << 33,
    }
}
