//! Enums, RFC 4506 section 4.3.

use crate::reference::words::{array, fields, fixed};
use crate::reference::{Described, Type, factor};
use xdr_core::Xdr;

/// Values of either sign, and the largest.
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
pub enum Level {
    /// Below zero.
    Low = -1,
    /// Zero.
    None = 0,
    /// Not the next one.
    High = 5,
    /// The largest.
    Last = 0x7fff_ffff,
    /// The least.
    First = -0x8000_0000,
}

impl Described for Level {
    fn describe() -> Type {
        Type::Enum(vec![-1, 0, 5, i32::MAX, i32::MIN])
    }
}

/// Takes unknown values as they are.
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
pub enum Open {
    /// One.
    One = 1,
    /// Two.
    Two = 2,
    /// Any other.
    #[xdr(other)]
    Unknown(i32),
}

impl Described for Open {
    fn describe() -> Type {
        Type::OpenEnum(vec![])
    }
}

/// The same with an unsigned place for unknown values.
#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
pub enum OpenUnsigned {
    /// Minus one, which is also the largest unsigned word.
    Minus = -1,
    /// Three.
    Three = 3,
    /// Any other.
    #[xdr(other)]
    Unknown(u32),
}

impl Described for OpenUnsigned {
    fn describe() -> Type {
        Type::OpenEnum(vec![])
    }
}

/// Enums in runs, arrays and behind an option.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Levels {
    first: Open,
    number: u64,
    second: Level,
    pair: [OpenUnsigned; 2],
    #[xdr(max = 6)]
    rest: Vec<Level>,
    #[xdr(max = 4)]
    open: Vec<Open>,
    maybe: Option<Level>,
}

impl Described for Levels {
    const FACTOR: f64 = factor(&[(size_of::<Open>(), 4)]);
    fn describe() -> Type {
        fields([
            ("first", Open::describe()),
            ("number", Type::UHyper),
            ("second", Level::describe()),
            ("pair", fixed(2, OpenUnsigned::describe())),
            ("rest", array(6, Level::describe())),
            ("open", array(4, Open::describe())),
            ("maybe", Option::<Level>::describe()),
        ])
    }
}
