//! Unions, RFC 4506 section 4.15.

use super::enums::{Level, Open};
use crate::reference::words::{ANY, array, boxed, fields, fixed, optional, union, union_or};
use crate::reference::{Described, Type, factor};
use xdr_core::Xdr;

const LINK: u32 = 9;
const LAST: u32 = LINK + 1;

/// Switches on `unsigned int`; an arm of several values keeps which.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Node {
    /// No data.
    #[xdr(case = 1)]
    Void,
    /// Fixed fields.
    #[xdr(case = 2)]
    File {
        /// A number.
        size: u64,
        /// A flag.
        open: bool,
    },
    /// A string.
    #[xdr(case = LINK)]
    Link(#[xdr(max = 8)] String),
    /// Three values.
    #[xdr(case(3, 4, LAST))]
    Device(#[xdr(tag)] u32, u32, #[xdr(max = 2)] Vec<u32>),
}

impl Described for Node {
    fn describe() -> Type {
        let device = || fields([("1", Type::UInt), ("2", array(2, Type::UInt))]);
        let file = fields([("size", Type::UHyper), ("open", Type::Bool)]);
        union(
            Type::UInt,
            [
                (1, Type::Void),
                (2, file),
                (9, Type::Text(8)),
                (3, device()),
                (4, device()),
                (10, device()),
            ],
        )
    }
}

/// Switches on an enum that takes any value; the default arm keeps it.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = Open)]
pub enum OnOpen {
    /// Optional data.
    #[xdr(case = Open::One)]
    Found {
        /// Fixed.
        object: u64,
        /// Or not.
        parent: Option<u32>,
    },
    /// No data.
    #[xdr(case = Open::Two)]
    Stale,
    /// All other values.
    #[xdr(default)]
    Failed {
        /// Which.
        #[xdr(tag)]
        status: Open,
        /// Or not.
        directory: Option<u32>,
    },
}

impl Described for OnOpen {
    fn describe() -> Type {
        let found = fields([("object", Type::UHyper), ("parent", optional(Type::UInt))]);
        union_or(
            Open::describe(),
            [(1, found), (2, Type::Void)],
            optional(Type::UInt),
        )
    }
}

/// Switches on a closed enum: its other values take the default arm, others are none.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = Level)]
pub enum OnLevel {
    /// One value.
    #[xdr(case = Level::Low)]
    Low(i32),
    /// Two values.
    #[xdr(case(Level::High, Level::First))]
    Two {
        /// Which.
        #[xdr(tag)]
        level: Level,
        /// Data.
        pair: [i32; 2],
    },
    /// The rest.
    #[xdr(default)]
    Rest(#[xdr(tag)] Level),
}

impl Described for OnLevel {
    fn describe() -> Type {
        let pair = || fixed(2, Type::Int);
        let arms = [(-1, Type::Int), (5, pair()), (i64::from(i32::MIN), pair())];
        union_or(Level::describe(), arms, Type::Void)
    }
}

/// Switches on a closed enum and has no default arm.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = Level)]
pub enum SomeLevels {
    /// No data.
    #[xdr(case = Level::None)]
    None,
    /// Data.
    #[xdr(case = Level::High)]
    High(#[xdr(max = 5)] Vec<u8>),
}

impl Described for SomeLevels {
    fn describe() -> Type {
        union(Level::describe(), [(0, Type::Void), (5, Type::Opaque(5))])
    }
}

/// Switches on `bool`.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = bool)]
pub enum Maybe {
    /// There.
    #[xdr(case = true)]
    Just(#[xdr(max = unbounded)] String),
    /// Not there.
    #[xdr(case = false)]
    Nothing,
}

impl Described for Maybe {
    fn describe() -> Type {
        union(Type::Bool, [(0, Type::Void), (1, Type::Text(ANY))])
    }
}

/// Switches on `int`, with every kind of arm.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = i32)]
pub enum Number {
    /// Below zero.
    #[xdr(case = -1)]
    Hyper(i64),
    /// No data.
    #[xdr(case = 0)]
    Nothing,
    /// Another union.
    #[xdr(case = 1)]
    Node(Node),
    /// Fixed.
    #[xdr(case = 2)]
    Pairs([[u32; 2]; 2]),
    /// Variable.
    #[xdr(case = 3)]
    Many(#[xdr(max = 4)] Vec<u32>),
    /// A box.
    #[xdr(case = 4)]
    Boxed(Box<Maybe>),
    /// All other values.
    #[xdr(default)]
    Other {
        /// Which.
        #[xdr(tag)]
        tag: i32,
        /// Text.
        #[xdr(max = 60)]
        text: String,
    },
}

impl Described for Number {
    const FACTOR: f64 = factor(&[(size_of::<Maybe>(), 4)]);
    fn describe() -> Type {
        let arms = [
            (-1, Type::Hyper),
            (0, Type::Void),
            (1, Node::describe()),
            (2, fixed(2, fixed(2, Type::UInt))),
            (3, array(4, Type::UInt)),
            (4, boxed(Maybe::describe())),
        ];
        union_or(Type::Int, arms, Type::Text(60))
    }
}

/// Unions in arrays and fixed arrays.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Unions {
    #[xdr(max = 10)]
    numbers: Vec<Number>,
    levels: [OnLevel; 2],
    some: Option<SomeLevels>,
    open: OnOpen,
}

impl Described for Unions {
    const FACTOR: f64 = factor(&[(size_of::<Number>(), 4), (size_of::<Maybe>(), 4)]);
    fn describe() -> Type {
        fields([
            ("numbers", array(10, Number::describe())),
            ("levels", fixed(2, OnLevel::describe())),
            ("some", Option::<SomeLevels>::describe()),
            ("open", OnOpen::describe()),
        ])
    }
}
