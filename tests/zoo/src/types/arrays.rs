//! Opaque data, strings and arrays in every Rust type that can hold them, RFC 4506 sections 4.10
//! to 4.13.

use crate::reference::words::{ANY, array, fields, fixed, optional};
use crate::reference::{Described, Type, factor};
use bytes::Bytes;
use xdr_core::Xdr;

/// Opaque data and strings, with limits.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Owners {
    #[xdr(max = 7)]
    vec: Vec<u8>,
    #[xdr(max = 7)]
    slice: Box<[u8]>,
    #[xdr(max = 7)]
    shared: Bytes,
    #[xdr(max = 7)]
    string: String,
    #[xdr(max = 7)]
    text: Box<str>,
    #[xdr(max = 1)]
    byte: Vec<u8>,
}

impl Described for Owners {
    fn describe() -> Type {
        fields([
            ("vec", Type::Opaque(7)),
            ("slice", Type::Opaque(7)),
            ("shared", Type::Opaque(7)),
            ("string", Type::Text(7)),
            ("text", Type::Text(7)),
            ("byte", Type::Opaque(1)),
        ])
    }
}

/// Large opaque data, which may share the record.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Payload {
    id: u32,
    #[xdr(max = unbounded)]
    first: Bytes,
    #[xdr(max = 2)]
    more: Option<Bytes>,
    #[xdr(max = 3, each(max = 2000))]
    parts: Vec<Bytes>,
}

impl Described for Payload {
    const FACTOR: f64 = factor(&[(size_of::<Bytes>(), 4)]);
    fn describe() -> Type {
        fields([
            ("id", Type::UInt),
            ("first", Type::Opaque(ANY)),
            ("more", optional(Type::Opaque(2))),
            ("parts", array(3, Type::Opaque(2000))),
        ])
    }
}

/// Two words that any bits are a value of.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Point {
    x: f32,
    y: i32,
}

impl Described for Point {
    fn describe() -> Type {
        fields([("x", Type::Float), ("y", Type::Int)])
    }
}

/// Two words that not all bits are a value of.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Switch {
    id: u32,
    on: bool,
    name: [u8; 3],
}

impl Described for Switch {
    fn describe() -> Type {
        fields([
            ("id", Type::UInt),
            ("on", Type::Bool),
            ("name", Type::FixedOpaque(3)),
        ])
    }
}

/// Arrays of variable length, of elements of each kind.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Arrays {
    #[xdr(max = 9)]
    words: Vec<u32>,
    #[xdr(max = 5)]
    longs: Vec<i64>,
    #[xdr(max = 5)]
    doubles: Box<[f64]>,
    #[xdr(max = 9)]
    points: Vec<Point>,
    #[xdr(max = 9)]
    switches: Vec<Switch>,
    #[xdr(max = 9)]
    flags: Vec<bool>,
    #[xdr(max = 5)]
    ids: Vec<[u8; 4]>,
    #[xdr(max = 5)]
    odd: Vec<[u8; 5]>,
    #[xdr(max = 5)]
    optional: Vec<Option<u32>>,
    #[xdr(max = 3)]
    maybe: Option<Box<[Point]>>,
}

impl Described for Arrays {
    const FACTOR: f64 = factor(&[(size_of::<Option<u32>>(), 4)]);
    fn describe() -> Type {
        fields([
            ("words", array(9, Type::UInt)),
            ("longs", array(5, Type::Hyper)),
            ("doubles", array(5, Type::Double)),
            ("points", array(9, Point::describe())),
            ("switches", array(9, Switch::describe())),
            ("flags", array(9, Type::Bool)),
            ("ids", array(5, Type::FixedOpaque(4))),
            ("odd", array(5, Type::FixedOpaque(5))),
            ("optional", array(5, optional(Type::UInt))),
            ("maybe", optional(array(3, Point::describe()))),
        ])
    }
}

/// Arrays in arrays, and limits for the elements.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Deep {
    #[xdr(max = 4, each(max = 4))]
    names: Vec<String>,
    #[xdr(max = 3, each(max = 2, each(max = 4)))]
    deep: Vec<Vec<Vec<u8>>>,
    #[xdr(each(max = 4))]
    pair: [String; 2],
    #[xdr(max = 3, each(max = 3))]
    slices: Box<[Box<[u32]>]>,
    #[xdr(each(max = 2, each(max = 4)))]
    rows: [Vec<Box<str>>; 2],
    #[xdr(max = 4, each(max = 3))]
    maybe: Vec<Option<String>>,
    matrix: [[u32; 2]; 3],
    options: [Option<u64>; 2],
}

impl Described for Deep {
    const FACTOR: f64 = factor(&[
        (size_of::<Vec<Vec<u8>>>(), 4),
        (size_of::<Option<String>>(), 4),
    ]);
    fn describe() -> Type {
        fields([
            ("names", array(4, Type::Text(4))),
            ("deep", array(3, array(2, Type::Opaque(4)))),
            ("pair", fixed(2, Type::Text(4))),
            ("slices", array(3, array(3, Type::UInt))),
            ("rows", fixed(2, array(2, Type::Text(4)))),
            ("maybe", array(4, optional(Type::Text(3)))),
            ("matrix", fixed(3, fixed(2, Type::UInt))),
            ("options", fixed(2, optional(Type::UHyper))),
        ])
    }
}
