//! A type for each construct that a row is about.

use bytes::Bytes;
use std::borrow::Cow;
use xdr_core::Xdr;

macro_rules! typedefs {
    ($($(#[xdr($($form:tt)*)])? $name:ident = $ty:ty;)*) => {$(
        #[derive(Debug, PartialEq, Xdr)]
        pub struct $name($(#[xdr($($form)*)])? pub $ty);
    )*};
}

typedefs! {
    #[xdr(max = unbounded)] Opaque = Vec<u8>;
    #[xdr(max = unbounded)] BoxedOpaque = Box<[u8]>;
    #[xdr(max = unbounded)] SharedOpaque = Bytes;
    FixedOpaque = [u8; 5];
    #[xdr(max = unbounded)] Text = String;
    #[xdr(max = unbounded)] BoxedText = Box<str>;
    #[xdr(max = unbounded)] Words = Vec<u32>;
    #[xdr(max = unbounded)] Hypers = Box<[u64]>;
    #[xdr(max = unbounded)] Flags = Vec<bool>;
    #[xdr(max = unbounded, each(max = unbounded))] Texts = Vec<String>;
    #[xdr(max = unbounded)] Optionals = Vec<Option<u32>>;
    FixedFlags = [bool; 2];
    Optional = Option<u32>;
    OptionalBox = Option<Box<u32>>;
    #[xdr(max = unbounded)] OptionalText = Option<String>;
    #[xdr(list, max = unbounded)] List = Vec<u32>;
    #[xdr(list, max = unbounded, each(max = unbounded))] TextList = Vec<String>;
    #[xdr(nested, max = unbounded)] Nested = Words;
}

#[derive(Debug, PartialEq, Xdr)]
pub struct Borrowed<'a>(#[xdr(max = unbounded)] pub &'a [u8]);

#[derive(Debug, PartialEq, Xdr)]
pub struct CowOpaque<'a>(#[xdr(max = unbounded)] pub Cow<'a, [u8]>);

#[derive(Debug, PartialEq, Xdr)]
pub struct BorrowedText<'a>(#[xdr(max = unbounded)] pub &'a str);

#[derive(Debug, PartialEq, Xdr)]
pub struct CowText<'a>(#[xdr(max = unbounded)] pub Cow<'a, str>);

#[derive(Debug, PartialEq, Xdr)]
pub struct Struct {
    pub word: u32,
    pub flag: bool,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = bool)]
pub enum Switched {
    #[xdr(case = true)]
    Yes(u32),
    #[xdr(case = false)]
    No,
}

/// `struct node { int value; node *next; }` held as it is written.
#[derive(Debug, PartialEq, Xdr)]
pub struct Node {
    pub value: u32,
    pub next: Option<Box<Node>>,
}

/// The same, with an array of at most one instead of optional data.
#[derive(Debug, PartialEq, Xdr)]
pub struct ArrayNode {
    pub value: u32,
    #[xdr(max = 1)]
    pub next: Vec<ArrayNode>,
}
