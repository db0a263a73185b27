//! Types without parts: RFC 4506 sections 4.1 to 4.9, and 4.16.

use crate::reference::words::{fields, fixed, optional};
use crate::reference::{Described, Type};
use xdr_core::{Quadruple, Xdr};

macro_rules! described {
    ($($ty:ty: $description:expr;)*) => {$(
        impl Described for $ty {
            fn describe() -> Type {
                $description
            }
        }
    )*};
}
described! {
    (): Type::Void;
    i32: Type::Int;
    u32: Type::UInt;
    i64: Type::Hyper;
    u64: Type::UHyper;
    f32: Type::Float;
    f64: Type::Double;
    Quadruple: Type::Quadruple;
    bool: Type::Bool;
    [u8; 3]: Type::FixedOpaque(3);
    [u8; 8]: Type::FixedOpaque(8);
}

impl<T: Described> Described for Option<T> {
    fn describe() -> Type {
        optional(T::describe())
    }
}

/// One of each.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Scalars {
    int: i32,
    unsigned: u32,
    hyper: i64,
    unsigned_hyper: u64,
    float: f32,
    double: f64,
    quadruple: Quadruple,
    flag: bool,
    void: (),
    opaque: [u8; 5],
}

impl Described for Scalars {
    fn describe() -> Type {
        fields([
            ("int", Type::Int),
            ("unsigned", Type::UInt),
            ("hyper", Type::Hyper),
            ("unsigned_hyper", Type::UHyper),
            ("float", Type::Float),
            ("double", Type::Double),
            ("quadruple", Type::Quadruple),
            ("flag", Type::Bool),
            ("void", Type::Void),
            ("opaque", Type::FixedOpaque(5)),
        ])
    }
}

/// Opaque data of every length of padding, and fixed arrays of it.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Paddings {
    one: [u8; 1],
    two: [u8; 2],
    three: [u8; 3],
    four: [u8; 4],
    nine: [u8; 9],
    pair: [[u8; 2]; 2],
    quadruples: [Quadruple; 2],
    flags: [bool; 3],
}

impl Described for Paddings {
    fn describe() -> Type {
        fields([
            ("one", Type::FixedOpaque(1)),
            ("two", Type::FixedOpaque(2)),
            ("three", Type::FixedOpaque(3)),
            ("four", Type::FixedOpaque(4)),
            ("nine", Type::FixedOpaque(9)),
            ("pair", fixed(2, Type::FixedOpaque(2))),
            ("quadruples", fixed(2, Type::Quadruple)),
            ("flags", fixed(3, Type::Bool)),
        ])
    }
}
