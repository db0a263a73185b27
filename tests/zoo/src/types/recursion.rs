//! Types inside themselves, which go through optional data, arrays and boxes.

use crate::reference::words::{
    array, boxed, fields, fixed, heavy, list, nested, optional, recursive, union,
};
use crate::reference::{Described, Type, factor};
use xdr_core::Xdr;

/// A chain in boxes.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Link {
    value: u32,
    next: Option<Box<Link>>,
}

impl Described for Link {
    const FACTOR: f64 = factor(&[(size_of::<Link>(), 8)]);
    fn describe() -> Type {
        let next = optional(boxed(Type::Itself("link")));
        recursive("link", fields([("value", Type::UInt), ("next", next)]))
    }
}

/// Two ways down.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Fork {
    #[xdr(max = 6)]
    label: String,
    left: Option<Box<Fork>>,
    right: Option<Box<Fork>>,
}

impl Described for Fork {
    const FACTOR: f64 = factor(&[(size_of::<Fork>(), 12)]);
    fn describe() -> Type {
        let side = || optional(boxed(Type::Itself("fork")));
        let parts = [
            ("label", Type::Text(6)),
            ("left", side()),
            ("right", side()),
        ];
        recursive("fork", fields(parts))
    }
}

/// Through an array, a list and a box at once.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Branch {
    value: bool,
    #[xdr(max = 3)]
    kids: Vec<Branch>,
    #[xdr(list, max = 3)]
    twigs: Vec<Branch>,
    next: Option<Box<Branch>>,
}

impl Described for Branch {
    const FACTOR: f64 = factor(&[(size_of::<Branch>(), 16)]);
    fn describe() -> Type {
        let itself = || Type::Itself("branch");
        let parts = [
            ("value", Type::Bool),
            ("kids", array(3, itself())),
            ("twigs", list(3, itself())),
            ("next", optional(boxed(itself()))),
        ];
        recursive("branch", fields(parts))
    }
}

/// A chain of large values: each counts for several levels, since it takes that much stack.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Block {
    numbers: [u32; 300],
    next: Option<Box<Block>>,
}

impl Described for Block {
    const FACTOR: f64 = factor(&[(size_of::<Block>(), 1204)]);
    fn describe() -> Type {
        let next = boxed(heavy::<Block>(Type::Itself("block")));
        let parts = [
            ("numbers", fixed(300, Type::UInt)),
            ("next", optional(next)),
        ];
        recursive("block", fields(parts))
    }
}

/// Through the arms of a union.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Expression {
    /// An end.
    #[xdr(case = 0)]
    Number(i32),
    /// A box.
    #[xdr(case = 1)]
    Negative(Box<Expression>),
    /// An array.
    #[xdr(case = 2)]
    Sum(#[xdr(max = 16)] Vec<Expression>),
    /// Opaque data.
    #[xdr(case = 3)]
    Hidden(#[xdr(nested, max = 200)] Box<Expression>),
}

impl Described for Expression {
    const FACTOR: f64 = factor(&[(size_of::<Expression>(), 8)]);
    fn describe() -> Type {
        let itself = || Type::Itself("expression");
        let arms = [
            (0, Type::Int),
            (1, boxed(itself())),
            (2, array(16, itself())),
            (3, nested(200, boxed(itself()))),
        ];
        recursive("expression", union(Type::UInt, arms))
    }
}
