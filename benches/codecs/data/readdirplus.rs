//! A page of NFSv3 READDIRPLUS (RFC 1813, 3.3.17): 100 entries with attributes and handles.

use super::random::Random;

pub(crate) const NAME: u32 = 255;
pub(crate) const HANDLE: u32 = 64;
pub(crate) const ENTRIES: u32 = 10_000;

model! {
    #[derive(Copy)]
    #[repr(u32)]
    #[borsh(use_discriminant = false)]
    pub(crate) enum FileType {
        Regular = 1,
        Directory = 2,
        Block = 3,
        Character = 4,
        Link = 5,
        Socket = 6,
        Fifo = 7,
    }

    #[derive(Copy)]
    #[repr(C)]
    pub(crate) struct Device {
        pub(crate) major: u32,
        pub(crate) minor: u32,
    }

    #[derive(Copy)]
    #[repr(C)]
    pub(crate) struct Time {
        pub(crate) seconds: u32,
        pub(crate) nanoseconds: u32,
    }

    #[derive(Copy)]
    pub(crate) struct Attributes {
        pub(crate) kind: FileType,
        pub(crate) mode: u32,
        pub(crate) links: u32,
        pub(crate) user: u32,
        pub(crate) group: u32,
        pub(crate) size: u64,
        pub(crate) used: u64,
        pub(crate) device: Device,
        pub(crate) file_system: u64,
        pub(crate) file: u64,
        pub(crate) accessed: Time,
        pub(crate) modified: Time,
        pub(crate) changed: Time,
    }

    pub(crate) struct Handle {
        #[serde(with = "serde_bytes")]
        #[xdr(max = HANDLE)]
        pub(crate) data: Vec<u8>,
    }

    pub(crate) struct Entry {
        pub(crate) file: u64,
        #[serde(with = "serde_bytes")]
        #[xdr(max = NAME)]
        pub(crate) name: Vec<u8>,
        pub(crate) cookie: u64,
        pub(crate) attributes: Option<Attributes>,
        pub(crate) handle: Option<Handle>,
    }

    pub(crate) struct Page {
        pub(crate) directory: Option<Attributes>,
        pub(crate) verifier: [u8; 8],
        #[xdr(list, max = ENTRIES)]
        pub(crate) entries: Vec<Entry>,
        pub(crate) end: bool,
    }
}

view! {
    pub(crate) struct HandleView<'a> {
        #[xdr(max = HANDLE)]
        pub(crate) data: &'a [u8],
    }

    pub(crate) struct EntryView<'a> {
        pub(crate) file: u64,
        #[xdr(max = NAME)]
        pub(crate) name: &'a [u8],
        pub(crate) cookie: u64,
        pub(crate) attributes: Option<Attributes>,
        #[serde(borrow)]
        pub(crate) handle: Option<HandleView<'a>>,
    }

    pub(crate) struct PageView<'a> {
        pub(crate) directory: Option<Attributes>,
        pub(crate) verifier: [u8; 8],
        #[serde(borrow)]
        #[xdr(list, max = ENTRIES)]
        pub(crate) entries: Vec<EntryView<'a>>,
        pub(crate) end: bool,
    }
}

pub(crate) fn value() -> Page {
    let mut random = Random::new(7);
    Page {
        directory: Some(attributes(&mut random)),
        verifier: *b"verifier",
        entries: (1..=100).map(|cookie| entry(&mut random, cookie)).collect(),
        end: false,
    }
}

fn entry(random: &mut Random, cookie: u64) -> Entry {
    Entry {
        file: random.next(),
        name: random.letters(3, 33).into_bytes(),
        cookie,
        attributes: (!random.once_in(10)).then(|| attributes(random)),
        handle: (!random.once_in(10)).then(|| Handle {
            data: random.bytes(32),
        }),
    }
}

fn attributes(random: &mut Random) -> Attributes {
    let kinds = [FileType::Regular, FileType::Directory, FileType::Link];
    Attributes {
        kind: kinds[random.below(3)],
        mode: 0o644,
        links: 1,
        user: random.word() >> 16,
        group: random.word() >> 16,
        size: random.next() >> 32,
        used: random.next() >> 32,
        device: Device { major: 0, minor: 0 },
        file_system: 42,
        file: random.next(),
        accessed: time(random),
        modified: time(random),
        changed: time(random),
    }
}

fn time(random: &mut Random) -> Time {
    Time {
        seconds: random.word(),
        nanoseconds: random.word() >> 3,
    }
}
