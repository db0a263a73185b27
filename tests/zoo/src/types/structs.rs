//! Structs and typedefs, RFC 4506 sections 4.14 and 4.18.

use super::scalars::Scalars;
use crate::reference::words::fields;
use crate::reference::{Described, Type};
use xdr_core::Xdr;

/// A typedef of a string.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Name(#[xdr(max = 9)] pub String);

impl Described for Name {
    fn describe() -> Type {
        Type::Text(9)
    }
}

/// Fixed parts before, between and behind parts of variable size.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Mixed {
    before: Scalars,
    name: Name,
    middle: u32,
    flag: bool,
    #[xdr(max = 8)]
    data: Vec<u8>,
    last: Scalars,
}

impl Described for Mixed {
    fn describe() -> Type {
        fields([
            ("before", Scalars::describe()),
            ("name", Name::describe()),
            ("middle", Type::UInt),
            ("flag", Type::Bool),
            ("data", Type::Opaque(8)),
            ("last", Scalars::describe()),
        ])
    }
}

/// Some fields are not on the wire.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Tally {
    wire: u32,
    #[xdr(skip)]
    cached: Option<u8>,
    #[xdr(skip = 5 + 2)]
    seven: u8,
    more: bool,
}

impl Described for Tally {
    fn describe() -> Type {
        fields([("wire", Type::UInt), ("more", Type::Bool)])
    }
}

/// Structs in structs, all of fixed size.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Pair(pub Tally, pub [u8; 2], pub Tally);

impl Described for Pair {
    fn describe() -> Type {
        fields([
            ("0", Tally::describe()),
            ("1", Type::FixedOpaque(2)),
            ("2", Tally::describe()),
        ])
    }
}
