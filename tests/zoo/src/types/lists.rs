//! Linked lists held flat, RFC 4506 section 4.19.

use super::arrays::{Point, Switch};
use super::unions::Node;
use crate::reference::words::{ANY, array, fields, list, optional};
use crate::reference::{Described, Type, factor};
use xdr_core::Xdr;

/// Lists of elements of each kind.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Lists {
    #[xdr(list, max = 5)]
    words: Vec<u32>,
    #[xdr(list, max = 5)]
    points: Vec<Point>,
    #[xdr(list, max = 5)]
    switches: Vec<Switch>,
    #[xdr(list, max = 5, each(max = 4))]
    names: Vec<String>,
    #[xdr(list, max = 5)]
    nodes: Vec<Node>,
    #[xdr(list, max = 5)]
    voids: Vec<()>,
    #[xdr(list, max = 3)]
    maybe: Option<Vec<u64>>,
}

impl Described for Lists {
    const FACTOR: f64 = factor(&[(size_of::<Node>(), 8), (size_of::<String>(), 8)]);
    fn describe() -> Type {
        fields([
            ("words", list(5, Type::UInt)),
            ("points", list(5, Point::describe())),
            ("switches", list(5, Switch::describe())),
            ("names", list(5, Type::Text(4))),
            ("nodes", list(5, Node::describe())),
            ("voids", list(5, Type::Void)),
            ("maybe", optional(list(3, Type::UHyper))),
        ])
    }
}

/// Lists in lists, in arrays, and without a limit.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct ListsOfLists {
    #[xdr(list, max = 4, each(list, max = 3))]
    lists: Vec<Vec<u32>>,
    #[xdr(max = 4, each(list, max = 3, each(max = 5)))]
    array: Vec<Vec<String>>,
    #[xdr(list, max = unbounded)]
    any: Vec<bool>,
}

impl Described for ListsOfLists {
    const FACTOR: f64 = factor(&[(size_of::<Vec<String>>(), 4)]);
    fn describe() -> Type {
        fields([
            ("lists", list(4, list(3, Type::UInt))),
            ("array", array(4, list(3, Type::Text(5)))),
            ("any", list(ANY, Type::Bool)),
        ])
    }
}

/// A list alone, of words: the whole chain is there or not.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Words(#[xdr(list, max = unbounded)] pub Vec<i32>);

impl Described for Words {
    fn describe() -> Type {
        list(ANY, Type::Int)
    }
}
