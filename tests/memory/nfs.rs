//! Exactly these allocations, for messages of NFSv3 (RFC 1813): what a server decodes for each call
//! and a client for each reply.

use crate::allocator::measure;
use bytes::Bytes;
use std::fmt::Debug;
use xdr_core::{
    DecodeOwned, Encode, Segments, Xdr, decode_into_slice, from_bytes, from_slice, to_bytes, to_vec,
};

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
struct Time {
    seconds: u32,
    nanoseconds: u32,
}

/// `fattr3`
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
struct Attributes {
    kind: Kind,
    mode: u32,
    links: u32,
    uid: u32,
    gid: u32,
    size: u64,
    used: u64,
    device: [u32; 2],
    file_system: u64,
    file: u64,
    times: [Time; 3],
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
enum Kind {
    Regular = 1,
    Directory = 2,
}

/// `nfsstat3`
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[xdr(failure)]
enum Failure {
    Permission = 1,
    NoEntry = 2,
    Stale = 70,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Handle(#[xdr(max = 64)] Vec<u8>);

/// `diropargs3`
#[derive(Debug, Clone, PartialEq, Xdr)]
struct LookupCall {
    directory: Handle,
    #[xdr(max = 255)]
    name: String,
}

/// The same, borrowed from the record.
#[derive(Debug, PartialEq, Xdr)]
struct LookupView<'a> {
    #[xdr(max = 64)]
    directory: &'a [u8],
    #[xdr(max = 255)]
    name: &'a str,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Found {
    object: Handle,
    attributes: Option<Attributes>,
    directory: Option<Attributes>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Entry {
    file: u64,
    #[xdr(max = 255)]
    name: String,
    cookie: u64,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct ListPage {
    directory: Option<Attributes>,
    verifier: [u8; 8],
    #[xdr(list, max = 1000)]
    entries: Vec<Entry>,
    end: bool,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct ArrayPage {
    #[xdr(max = 1000)]
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct ReadReply {
    attributes: Option<Attributes>,
    count: u32,
    end: bool,
    #[xdr(max = 0x10_0000)]
    data: Bytes,
}

fn attributes() -> Attributes {
    let time = Time {
        seconds: 1,
        nanoseconds: 2,
    };
    Attributes {
        kind: Kind::Regular,
        mode: 0o644,
        links: 1,
        uid: 1000,
        gid: 1000,
        size: 4096,
        used: 4096,
        device: [0, 0],
        file_system: 7,
        file: 8,
        times: [time; 3],
    }
}

fn handle() -> Handle {
    Handle(vec![7; 28])
}

fn entries(count: u64) -> Vec<Entry> {
    let entry = |file| Entry {
        file,
        name: format!("file {file}"),
        cookie: file + 1,
    };
    (0..count).map(entry).collect()
}

/// Allocations of a decode of this value, fresh and over another of the same shape.
fn allocations<T: DecodeOwned + Encode + Clone + PartialEq + Debug>(value: &T) -> [usize; 2] {
    let bytes = to_vec(value).unwrap();
    let (fresh, usage) = measure(|| from_slice::<T>(&bytes).unwrap());
    assert_eq!(fresh, *value);
    let mut over = value.clone();
    let (result, again) = measure(|| decode_into_slice(&mut over, &bytes));
    result.unwrap();
    assert_eq!(over, *value);
    [usage.requests, again.requests]
}

#[test]
fn getattr_takes_none() {
    assert_eq!(
        allocations::<Result<Attributes, Failure>>(&Ok(attributes()))[0],
        0
    );
    assert_eq!(
        allocations::<Result<Attributes, Failure>>(&Err(Failure::Stale))[0],
        0
    );
}

#[test]
fn lookup_takes_two_owned_and_none_borrowed() {
    let call = LookupCall {
        directory: handle(),
        name: "passwd".into(),
    };
    assert_eq!(allocations(&call), [2, 0]);
    let bytes = to_vec(&call).unwrap();
    let (view, usage) = measure(|| from_slice::<LookupView<'_>>(&bytes).unwrap());
    assert_eq!(
        (view.directory, view.name),
        (&call.directory.0[..], "passwd")
    );
    assert_eq!(usage.requests, 0);
    let found = Found {
        object: handle(),
        attributes: Some(attributes()),
        directory: Some(attributes()),
    };
    assert_eq!(allocations::<Result<Found, Failure>>(&Ok(found))[0], 1);
}

#[test]
fn a_page_of_n_entries_takes_n_and_one() {
    for count in [0, 1, 2, 100] {
        let page = ArrayPage {
            entries: entries(count as u64),
        };
        assert_eq!(allocations(&page), [count + count.min(1), 0]);
    }
}

/// Nodes of a list are counted by nobody: its room doubles, at most once for each bit of their number.
#[test]
fn a_list_of_n_entries_takes_n_and_a_few() {
    for (count, rooms) in [(0, 0), (1, 1), (2, 2), (4, 3), (64, 7), (100, 8), (128, 8)] {
        let page = ListPage {
            directory: Some(attributes()),
            verifier: [1; 8],
            entries: entries(count as u64),
            end: true,
        };
        assert_eq!(allocations(&page), [count + rooms, 0]);
    }
}

/// 64 KiB of data stay in the record that they came in, and in the value when they go out.
#[test]
fn read_copies_no_data() {
    let reply = ReadReply {
        attributes: Some(attributes()),
        count: 1 << 16,
        end: false,
        data: vec![9; 1 << 16].into(),
    };
    let record = to_bytes(&reply).unwrap();
    let again = record.clone();
    let (decoded, usage) = measure(|| from_bytes::<ReadReply>(again).unwrap());
    assert_eq!(decoded, reply);
    assert_eq!(usage.requests, 0);
    let (mut out, mut segments) = (Vec::with_capacity(256), Segments::new());
    let ((), usage) = measure(|| {
        let mut encoder = xdr_core::Encoder::with_segments(&mut out, &mut segments);
        decoded.encode(&mut encoder);
    });
    assert_eq!(usage.requests, 1, "the list of segments");
    assert!(usage.peak < 512, "{usage:?}");
    assert_eq!(out.len() + segments.bytes(), record.len());
}
