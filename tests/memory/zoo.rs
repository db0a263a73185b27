//! Types of every kind that allocates, each with its factor.

use bytes::Bytes;
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

/// `K` of each type: the greatest ratio of its containers.
pub const TREE: f64 = ratio(size_of::<Tree>(), 12);
pub const OPAQUES: f64 = 1.0;
pub const TABLE: f64 = ratio(size_of::<Vec<String>>(), 4);
pub const NUMBERS: f64 = 1.0;
pub const CHAIN: f64 = ratio(size_of::<Entry>(), 12);
pub const VALUE: f64 = ratio(size_of::<Value>(), 4);
