//! nfs3_types 0.5: its own types for READDIRPLUS, and its traits and derive for the others, as
//! far as they go. What they lack (strings, floats, arrays of structs, boxes) stands here as it
//! would stand there: a call for each element, through `Read` and `Write`.

use super::leak;
use crate::harness::{Op, Set};
use nfs3_types::nfs3::{Nfs3Option, READDIRPLUS3resok};
use nfs3_types::xdr_codec::{Error, List, Opaque, Pack, Result, Unpack, XdrCodec};
use std::hint::black_box;
use std::io::{Error as IoError, Read, Write};

pub(crate) const NAME: &str = "nfs3_types";

pub(crate) type Page = READDIRPLUS3resok<'static>;

/// Of a type of its own, whose value comes from the bytes.
pub(crate) fn owned<T: Pack + Unpack + 'static>(set: &mut Set) {
    let wire = set.wire;
    let value = leak(T::unpack(&mut &*wire).unwrap().0);
    let mut buffer = Vec::with_capacity(wire.len());
    value.pack(&mut buffer).unwrap();
    assert!(buffer == wire, "{NAME} encodes {}", set.name);
    set.time(Op::Encode, NAME, move || {
        buffer.clear();
        black_box(value).pack(&mut buffer).unwrap();
        black_box(buffer.as_ptr());
    });
    set.time(Op::Fresh, NAME, move || {
        let mut buffer = Vec::with_capacity(black_box(value).packed_size());
        value.pack(&mut buffer).unwrap();
        buffer
    });
    set.time(Op::Decode, NAME, move || {
        T::unpack(&mut black_box(wire)).unwrap().0
    });
}

pub(crate) struct Text(String);

impl Pack for Text {
    fn packed_size(&self) -> usize {
        4 + self.0.len().next_multiple_of(4)
    }

    fn pack(&self, out: &mut impl Write) -> Result<usize> {
        Opaque::borrowed(self.0.as_bytes()).pack(out)
    }
}

impl Unpack for Text {
    fn unpack(input: &mut impl Read) -> Result<(Self, usize)> {
        let (bytes, size) = Opaque::unpack(input)?;
        let text = String::from_utf8(bytes.into_owned())
            .map_err(|error| Error::Io(IoError::other(error)))?;
        Ok((Text(text), size))
    }
}

pub(crate) struct Float(f32);

impl Pack for Float {
    fn packed_size(&self) -> usize {
        4
    }

    fn pack(&self, out: &mut impl Write) -> Result<usize> {
        self.0.to_bits().pack(out)
    }
}

impl Unpack for Float {
    fn unpack(input: &mut impl Read) -> Result<(Self, usize)> {
        let (bits, size) = u32::unpack(input)?;
        Ok((Float(f32::from_bits(bits)), size))
    }
}

pub(crate) struct Array<T>(Vec<T>);

impl<T: Pack> Pack for Array<T> {
    fn packed_size(&self) -> usize {
        4 + self.0.iter().map(Pack::packed_size).sum::<usize>()
    }

    fn pack(&self, out: &mut impl Write) -> Result<usize> {
        let mut size = (self.0.len() as u32).pack(out)?;
        for item in &self.0 {
            size += item.pack(out)?;
        }
        Ok(size)
    }
}

impl<T: Unpack> Unpack for Array<T> {
    fn unpack(input: &mut impl Read) -> Result<(Self, usize)> {
        let (len, mut size) = u32::unpack(input)?;
        let mut items = Vec::with_capacity(len as usize);
        for _ in 0..len {
            let (item, read) = T::unpack(input)?;
            size += read;
            items.push(item);
        }
        Ok((Array(items), size))
    }
}

pub(crate) struct Boxed(Box<Node>);

impl Pack for Boxed {
    fn packed_size(&self) -> usize {
        self.0.packed_size()
    }

    fn pack(&self, out: &mut impl Write) -> Result<usize> {
        self.0.pack(out)
    }
}

impl Unpack for Boxed {
    fn unpack(input: &mut impl Read) -> Result<(Self, usize)> {
        let (node, size) = Node::unpack(input)?;
        Ok((Boxed(Box::new(node)), size))
    }
}

#[derive(XdrCodec)]
pub(crate) struct Node {
    key: u32,
    value: u64,
    left: Nfs3Option<Boxed>,
    right: Nfs3Option<Boxed>,
}

#[derive(XdrCodec)]
pub(crate) struct Tree {
    root: Nfs3Option<Boxed>,
}

#[derive(XdrCodec)]
pub(crate) struct Record {
    address: u32,
    identity: Text,
    user: Text,
    date: Text,
    request: Text,
    code: u32,
    size: u64,
}

#[derive(XdrCodec)]
pub(crate) struct Log {
    records: Array<Record>,
}

#[derive(XdrCodec)]
pub(crate) struct Point {
    x: Float,
    y: Float,
    z: Float,
}

#[derive(XdrCodec)]
pub(crate) struct Triangle {
    first: Point,
    second: Point,
    third: Point,
    normal: Point,
}

#[derive(XdrCodec)]
pub(crate) struct Mesh {
    triangles: Array<Triangle>,
}

#[derive(XdrCodec)]
pub(crate) struct Words {
    words: Vec<u32>,
}

#[derive(Clone, Copy, XdrCodec)]
pub(crate) enum Status {
    Ok = 0,
    NotOwner = 1,
    NoEntry = 2,
}

#[derive(XdrCodec)]
pub(crate) struct ReadReply {
    status: Status,
    file: u64,
    size: u64,
    modified: u64,
    count: u32,
    end: bool,
    data: Opaque<'static>,
}

#[derive(Clone, Copy, XdrCodec)]
pub(crate) enum Kind {
    Call = 0,
    Reply = 1,
}

#[derive(Clone, Copy, XdrCodec)]
pub(crate) enum Flavor {
    None = 0,
    Sys = 1,
    Short = 2,
}

#[derive(XdrCodec)]
pub(crate) struct Header {
    xid: u32,
    kind: Kind,
    rpc_version: u32,
    program: u32,
    version: u32,
    procedure: u32,
    cookie: u64,
    flavor: Flavor,
    length: u32,
    offset: u64,
}

#[derive(XdrCodec)]
pub(crate) struct Entry {
    file: u64,
    name: Text,
    cookie: u64,
}

#[derive(XdrCodec)]
pub(crate) struct Entries {
    entries: List<Entry>,
}
