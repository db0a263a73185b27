//! Types that borrow from the input.

use crate::reference::words::{array, fields, list, optional};
use crate::reference::{Described, Type, factor};
use std::borrow::Cow;
use xdr_core::Xdr;

/// Every borrowing type.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Entry<'a> {
    id: u32,
    #[xdr(max = 8)]
    name: &'a str,
    #[xdr(max = 8)]
    data: &'a [u8],
    #[xdr(max = 8)]
    text: Cow<'a, str>,
    #[xdr(max = 8)]
    bytes: Cow<'a, [u8]>,
}

impl Described for Entry<'_> {
    fn describe() -> Type {
        fields([
            ("id", Type::UInt),
            ("name", Type::Text(8)),
            ("data", Type::Opaque(8)),
            ("text", Type::Text(8)),
            ("bytes", Type::Opaque(8)),
        ])
    }
}

/// They inside others.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Listing<'a> {
    #[xdr(max = 4)]
    entries: Vec<Entry<'a>>,
    #[xdr(list, max = 4)]
    chain: Vec<Entry<'a>>,
    #[xdr(max = 4)]
    tail: Option<&'a [u8]>,
    #[xdr(max = 3, each(max = 4))]
    names: Vec<&'a str>,
    eof: bool,
}

impl Described for Listing<'_> {
    const FACTOR: f64 = factor(&[(size_of::<Entry<'_>>(), 20), (size_of::<&str>(), 4)]);
    fn describe() -> Type {
        fields([
            ("entries", array(4, Entry::describe())),
            ("chain", list(4, Entry::describe())),
            ("tail", optional(Type::Opaque(4))),
            ("names", array(3, Type::Text(4))),
            ("eof", Type::Bool),
        ])
    }
}
