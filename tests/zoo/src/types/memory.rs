//! Types of every kind that allocates, each with its factor.

use crate::reference::words::{ANY, array, boxed, fields, fixed, list, nested, optional};
use crate::reference::words::{heavy, narrowed, range, recursive, union};
use crate::reference::{Described, Type};
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

impl Described for Tree {
    const FACTOR: f64 = TREE;
    fn describe() -> Type {
        let parts = [
            ("value", Type::UInt),
            ("kids", array(ANY, Type::Itself("tree"))),
            ("next", optional(boxed(Type::Itself("tree")))),
        ];
        recursive("tree", fields(parts))
    }
}

impl Described for Opaques {
    const FACTOR: f64 = OPAQUES;
    fn describe() -> Type {
        fields([
            ("data", Type::Opaque(ANY)),
            ("text", Type::Text(ANY)),
            ("shared", Type::Opaque(ANY)),
        ])
    }
}

impl Described for Table {
    const FACTOR: f64 = TABLE;
    fn describe() -> Type {
        fields([("rows", array(ANY, array(ANY, Type::Text(ANY))))])
    }
}

impl Described for Point {
    fn describe() -> Type {
        fields([("x", Type::Int), ("y", Type::Int), ("flag", Type::Bool)])
    }
}

impl Described for Numbers {
    const FACTOR: f64 = NUMBERS;
    fn describe() -> Type {
        fields([
            ("words", array(ANY, Type::UInt)),
            ("points", array(ANY, Point::describe())),
            ("fixed", array(ANY, fixed(4, Type::UHyper))),
        ])
    }
}

impl Described for Entry {
    fn describe() -> Type {
        fields([("id", Type::UHyper), ("name", Type::Text(255))])
    }
}

impl Described for Chain {
    const FACTOR: f64 = CHAIN;
    fn describe() -> Type {
        fields([("entries", list(ANY, Entry::describe()))])
    }
}

impl Described for Value {
    const FACTOR: f64 = VALUE;
    fn describe() -> Type {
        let arms = [
            (0, Type::Void),
            (1, Type::Text(1000)),
            (2, array(1000, Type::Itself("value"))),
            (3, boxed(Type::Itself("value"))),
            (4, nested(4000, Numbers::describe())),
        ];
        recursive("value", union(Type::UInt, arms))
    }
}

impl Described for Link {
    const FACTOR: f64 = LINK;
    fn describe() -> Type {
        let next = optional(boxed(Type::Itself("link")));
        recursive("link", fields([("value", Type::UInt), ("next", next)]))
    }
}

impl Described for Sealed {
    const FACTOR: f64 = SEALED;
    fn describe() -> Type {
        let next = optional(boxed(Type::Itself("sealed")));
        recursive("sealed", fields([("next", nested(ANY, next))]))
    }
}

impl Described for Boxes {
    const FACTOR: f64 = BOXES;
    fn describe() -> Type {
        let numbers = || boxed(fixed(4, Type::UHyper));
        fields([
            ("boxes", array(ANY, numbers())),
            ("maybe", array(ANY, optional(numbers()))),
        ])
    }
}

impl Described for Slices {
    const FACTOR: f64 = SLICES;
    fn describe() -> Type {
        fields([
            ("words", array(ANY, Type::UInt)),
            ("names", array(ANY, Type::Text(ANY))),
            ("text", Type::Text(ANY)),
            ("data", Type::Opaque(ANY)),
            ("shared", array(ANY, Type::Opaque(ANY))),
        ])
    }
}

impl Described for Forms {
    const FACTOR: f64 = FORMS;
    fn describe() -> Type {
        let entries = array(ANY, Entry::describe());
        let arms = [(0, entries), (1, Type::Void), (2, Type::Void)];
        fields([
            ("bytes", array(ANY, narrowed(0, 255, Type::UInt))),
            ("ranged", array(ANY, range(0, 9, Type::Int))),
            ("flags", array(ANY, Type::Bool)),
            ("names", array(ANY, fixed(2, Type::Text(9)))),
            ("result", union(Type::Enum(vec![0, 1, 2]), arms)),
        ])
    }
}

impl Described for Row {
    fn describe() -> Type {
        fields([("name", Type::Text(8)), ("data", fixed(100, Type::UInt))])
    }
}

impl Described for Page {
    const FACTOR: f64 = LISTED;
    fn describe() -> Type {
        fields([("rows", list(ANY, heavy::<Row>(Row::describe())))])
    }
}

impl Described for Listed {
    const FACTOR: f64 = LISTED;
    fn describe() -> Type {
        fields([
            ("words", list(ANY, Type::UInt)),
            ("points", list(ANY, Point::describe())),
            ("rows", list(ANY, heavy::<Row>(Row::describe()))),
            ("voids", list(ANY, Type::Void)),
        ])
    }
}

impl Described for Links {
    const FACTOR: f64 = LINKS;
    fn describe() -> Type {
        let link = fields([("mark", Type::UInt), ("inner", Link::describe())]);
        array(ANY, link)
    }
}

impl Described for Borrowed<'_> {
    const FACTOR: f64 = BORROWED;
    fn describe() -> Type {
        fields([
            ("name", Type::Text(ANY)),
            ("data", Type::Opaque(ANY)),
            ("text", Type::Text(ANY)),
            ("parts", array(ANY, Type::Text(ANY))),
        ])
    }
}
