//! The program of `tests/interop/c-peer/peer.x` in Rust: one echo procedure for every construct
//! of the XDR language, and procedures that answer with each error of RFC 5531.
//!
//! rpcgen compiles that file into the C peer of the interop tests; this module is the other side.
//! Read them next to each other: names, limits and numbers are the same, in the same order.
#![expect(missing_docs, reason = "fields and arms bear the names of peer.x")]

mod program;

pub use program::{PeerV1, PeerV1Client, PeerV1Server, PeerV3, PeerV3Client, PeerV3Server};

use bytes::Bytes;
use xdr_rpc::Xdr;

/// `const NAME_MAX_LEN = 32;`
pub const NAME_MAX_LEN: u32 = 32;

/// `const SMALL = 4;`
pub const SMALL: u32 = 4;

/// `enum`: every value is written out, as in XDR; the sign is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub enum Colour {
    Red = 0,
    Green = 1,
    Blue = -5,
    Last = 0x7fff_ffff,
}

/// Every scalar of the XDR language.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Scalars {
    pub i: i32,
    pub u: u32,
    pub h: i64,
    pub uh: u64,
    pub f: f32,
    pub d: f64,
    pub b: bool,
    pub c: Colour,
}

/// `typedef opaque fixed7[7]`: a fixed length is part of the Rust type and needs no attribute.
pub type Fixed7 = [u8; 7];

/// `typedef int triple[3]`
pub type Triple = [i32; 3];

/// `typedef opaque blob<>`: no limit but that of the record, and that is said aloud.
/// A large `Bytes` shares the record it came in and is sent without a copy.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Blob(#[xdr(max = unbounded)] pub Bytes);

/// `typedef opaque blob16<16>`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Blob16(#[xdr(max = 16)] pub Vec<u8>);

/// `typedef string name_t<NAME_MAX_LEN>`: a limit is a literal or a `const`.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Name(#[xdr(max = NAME_MAX_LEN)] pub String);

/// `typedef string text<>`: a `String` is UTF-8; bytes of no known encoding are a `Vec<u8>`.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Text(#[xdr(max = unbounded)] pub String);

/// `typedef hyper hypers<>`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Hypers(#[xdr(max = unbounded)] pub Vec<i64>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Arrays of fixed and of variable length. `each(..)` is about the elements.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Arrays {
    pub t: Triple,
    #[xdr(max = SMALL)]
    pub few: Vec<u32>,
    pub h: Hypers,
    #[xdr(max = 3, each(max = NAME_MAX_LEN))]
    pub names: Vec<String>,
    pub pts: [Point; 2],
    #[xdr(max = unbounded)]
    pub vpts: Vec<Point>,
    #[xdr(max = 2)]
    pub ds: Vec<f64>,
    pub f7: Fixed7,
    pub b: Blob,
}

/// `union shape switch (colour kind)`: an arm that covers several values keeps which one it was.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = Colour)]
pub enum Shape {
    #[xdr(case = Colour::Red)]
    R(i32),
    #[xdr(case(Colour::Green, Colour::Blue))]
    P {
        #[xdr(tag)]
        kind: Colour,
        p: Point,
    },
    #[xdr(default)]
    Other {
        #[xdr(tag)]
        kind: Colour,
    },
}

/// `union answer switch (bool ok)`; a void arm is a unit variant.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = bool)]
pub enum Answer {
    #[xdr(case = true)]
    Message(#[xdr(max = unbounded)] String),
    #[xdr(case = false)]
    Nothing,
}

/// `union num switch (int tag)`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = i32)]
pub enum Num {
    #[xdr(case = -1)]
    H(i64),
    #[xdr(case = 0)]
    Nothing,
    #[xdr(case = 1)]
    Data(Blob16),
    #[xdr(case = 2)]
    Pair([Point; 2]),
    #[xdr(case = 3)]
    Many(#[xdr(max = SMALL)] Vec<u32>),
    #[xdr(default)]
    Other {
        #[xdr(tag)]
        tag: i32,
        #[xdr(max = unbounded)]
        text: String,
    },
}

/// `union unum switch (unsigned int tag)`: without a default arm, any other value is refused.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Unum {
    #[xdr(case = 0)]
    Nothing,
    #[xdr(case = 4_000_000_000)]
    D(f64),
}

/// Optional data (`int *i`). A limit goes through the `Option` to what is inside.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Optionals {
    pub i: Option<i32>,
    pub p: Option<Point>,
    #[xdr(max = NAME_MAX_LEN)]
    pub s: Option<String>,
    pub u: Option<Shape>,
}

/// `struct node { int value; node *next; }`: a chain on the wire, a `Vec` in memory, so that
/// a long list costs neither depth nor a box per element.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct NodeList(#[xdr(list, max = unbounded)] pub Vec<i32>);

/// True recursion goes through a `Box`; the decoder limits its depth.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Tree {
    pub label: Name,
    pub left: Option<Box<Tree>>,
    pub right: Option<Box<Tree>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Nested {
    pub s: Scalars,
    #[xdr(max = unbounded)]
    pub shapes: Vec<Shape>,
    pub a: Answer,
    pub o: Optionals,
    pub l: NodeList,
}

/// Who called, as the server saw it.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct AuthInfo {
    pub flavor: i32,
    pub stamp: u32,
    #[xdr(max = unbounded)]
    pub machine: String,
    pub uid: u32,
    pub gid: u32,
    #[xdr(max = 16)]
    pub gids: Vec<u32>,
}

/// What FAIL does instead of answering. `other` takes the values that nobody has named yet; with
/// such a variant Rust wants to know how the enum is represented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[repr(i32)]
pub enum Failure {
    ProcUnavail = 1,
    GarbageArgs = 2,
    SystemErr = 3,
    ProgUnavail = 4,
    /// `arg`: low << 16 | high
    ProgMismatch = 5,
    /// `arg`: auth_stat
    AuthError = 6,
    /// `arg`: low << 16 | high
    RpcMismatch = 7,
    NoReply = 8,
    /// Closes the connection.
    Close = 9,
    /// Sends its (void) reply twice.
    ReplyTwice = 10,
    #[xdr(other)]
    Unknown(i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct FailArgs {
    pub how: Failure,
    pub arg: u32,
}
