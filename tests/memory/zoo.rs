//! Types of every kind that allocates, each with its factor.

use bytes::Bytes;
use std::borrow::Cow;
use xdr_core::Xdr;

/// Memory of an element for each byte that it takes on the wire at least.
const fn ratio(memory: usize, wire: usize) -> f64 {
    memory as f64 / wire as f64
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Tree {
    pub value: u32,
    #[xdr(max = unbounded)]
    pub kids: Vec<Tree>,
    pub next: Option<Box<Tree>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Opaques {
    #[xdr(max = unbounded)]
    pub data: Vec<u8>,
    #[xdr(max = unbounded)]
    pub text: String,
    #[xdr(max = unbounded)]
    pub shared: Bytes,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Table {
    #[xdr(max = unbounded, each(max = unbounded, each(max = unbounded)))]
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Point {
    pub x: i32,
    pub y: i32,
    pub flag: bool,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Numbers {
    #[xdr(max = unbounded)]
    pub words: Vec<u32>,
    #[xdr(max = unbounded)]
    pub points: Vec<Point>,
    #[xdr(max = unbounded)]
    pub fixed: Vec<[u64; 4]>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Chain {
    #[xdr(list, max = unbounded)]
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Entry {
    pub id: u64,
    #[xdr(max = 255)]
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Value {
    #[xdr(case = 0)]
    Nothing,
    #[xdr(case = 1)]
    Text(#[xdr(max = 1000)] String),
    #[xdr(case = 2)]
    Many(#[xdr(max = 1000)] Vec<Value>),
    #[xdr(case = 3)]
    Deep(Box<Value>),
    #[xdr(case = 4)]
    Nested(#[xdr(nested, max = 4000)] Numbers),
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Link {
    pub value: u32,
    pub next: Option<Box<Link>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Sealed {
    #[xdr(nested, max = unbounded)]
    pub next: Option<Box<Sealed>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
#[expect(
    clippy::vec_box,
    reason = "elements that are boxed are what it is about"
)]
pub struct Boxes {
    #[xdr(max = unbounded)]
    pub boxes: Vec<Box<[u64; 4]>>,
    #[xdr(max = unbounded)]
    pub maybe: Vec<Option<Box<[u64; 4]>>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Slices {
    #[xdr(max = unbounded)]
    pub words: Box<[u32]>,
    #[xdr(max = unbounded, each(max = unbounded))]
    pub names: Box<[String]>,
    #[xdr(max = unbounded)]
    pub text: Box<str>,
    #[xdr(max = unbounded)]
    pub data: Box<[u8]>,
    #[xdr(max = unbounded, each(max = unbounded))]
    pub shared: Vec<Bytes>,
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[xdr(failure)]
pub enum Failure {
    Busy = 1,
    Gone = 2,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Forms {
    #[xdr(max = unbounded, each(as = u32))]
    pub bytes: Vec<u8>,
    #[xdr(max = unbounded, each(range = 0..=9))]
    pub ranged: Vec<i32>,
    #[xdr(max = unbounded)]
    pub flags: Vec<bool>,
    #[xdr(max = unbounded, each(each(max = 9)))]
    pub names: Vec<[String; 2]>,
    #[xdr(max = unbounded)]
    pub result: Result<Vec<Entry>, Failure>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Row {
    #[xdr(max = 8)]
    pub name: String,
    pub data: [u32; 100],
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Page {
    #[xdr(list, max = unbounded)]
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Listed {
    #[xdr(list, max = unbounded)]
    pub words: Vec<u32>,
    #[xdr(list, max = unbounded)]
    pub points: Vec<Point>,
    #[xdr(list, max = unbounded)]
    pub rows: Vec<Row>,
    #[xdr(list, max = unbounded)]
    pub voids: Vec<()>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Wrapper<T> {
    pub mark: u32,
    pub inner: T,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Links(#[xdr(max = unbounded)] pub Vec<Wrapper<Link>>);

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Borrowed<'a> {
    #[xdr(max = unbounded)]
    pub name: &'a str,
    #[xdr(max = unbounded)]
    pub data: &'a [u8],
    #[xdr(max = unbounded)]
    pub text: Cow<'a, str>,
    #[xdr(max = unbounded, each(max = unbounded))]
    pub parts: Vec<&'a str>,
}

/// `K` of each type: the greatest ratio of its containers. What an element takes on the wire at
/// least is counted by hand from RFC 4506; a box alone counts for four bytes.
pub const TREE: f64 = ratio(size_of::<Tree>(), 12);
pub const OPAQUES: f64 = 1.0;
pub const TABLE: f64 = ratio(size_of::<Vec<String>>(), 4);
pub const NUMBERS: f64 = 1.0;
pub const CHAIN: f64 = ratio(size_of::<Entry>(), 12);
pub const VALUE: f64 = ratio(size_of::<Value>(), 4);
pub const LINK: f64 = ratio(size_of::<Link>(), 8);
pub const SEALED: f64 = 1.0;
pub const BOXES: f64 = ratio(size_of::<usize>(), 4);
pub const SLICES: f64 = ratio(size_of::<Bytes>(), 4);
pub const FORMS: f64 = ratio(size_of::<[String; 2]>(), 8);
pub const LISTED: f64 = ratio(size_of::<Row>(), 404);
pub const LINKS: f64 = ratio(size_of::<Wrapper<Link>>(), 12);
pub const BORROWED: f64 = ratio(size_of::<&str>(), 4);
