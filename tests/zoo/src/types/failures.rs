//! `Result` with a `failure` enum: a union whose case 0 is the value.

use crate::reference::words::{ANY, fields, union, union_or};
use crate::reference::{Described, Type, Why, factor};
use xdr_core::Xdr;

/// Known failures only.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(failure)]
pub enum CalcError {
    /// One.
    DivideByZero = 1,
    /// Below zero.
    Overflow = -2,
}

/// Any failure.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(failure)]
#[repr(i32)]
pub enum OpenError {
    /// Two.
    NotFound = 2,
    /// Any other but 0.
    #[xdr(other)]
    Unknown(u32),
}

/// Failures with data.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32, failure)]
pub enum Failed {
    /// Fixed data.
    #[xdr(case = 1)]
    Retry {
        /// How long to wait.
        seconds: u32,
    },
    /// All others.
    #[xdr(default)]
    Else(#[xdr(tag)] u32, #[xdr(max = 8)] String),
}

/// A result of a number, or a failure by its code.
pub type Calculated = Result<u64, CalcError>;

impl Described for Calculated {
    fn describe() -> Type {
        let arms = [(0, Type::UHyper), (1, Type::Void), (-2, Type::Void)];
        union(Type::Enum(vec![0, 1, -2]), arms)
    }
}

/// A result of nothing, or any failure.
pub type Opened = Result<(), OpenError>;

impl Described for Opened {
    fn describe() -> Type {
        union_or(Type::Int, [(0, Type::Void)], Type::Void)
    }
}

/// A result, or a failure with data.
pub type Tried = Result<u32, Failed>;

impl Described for Tried {
    fn describe() -> Type {
        let arms = [(0, Type::UInt), (1, Type::UInt)];
        union_or(Type::UInt, arms, Type::Text(8))
    }
}

impl Described for Failed {
    fn describe() -> Type {
        let not_zero = Type::Among(1, u32::MAX.into(), Why::Arm, Box::new(Type::UInt));
        union_or(not_zero, [(1, Type::UInt)], Type::Text(8))
    }
}

/// Failures alone: 0 is none.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Failure {
    error: OpenError,
    #[xdr(max = 2)]
    errors: Vec<OpenError>,
    calc: CalcError,
}

impl Described for Failure {
    const FACTOR: f64 = factor(&[(size_of::<OpenError>(), 4)]);
    fn describe() -> Type {
        let error = || Type::OpenEnum(vec![0]);
        fields([
            ("error", error()),
            ("errors", Type::Array(2, Box::new(error()))),
            ("calc", Type::Enum(vec![1, -2])),
        ])
    }
}

/// A limit that reaches into results, and results in arrays.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Reply {
    #[xdr(max = unbounded)]
    name: Result<String, CalcError>,
    #[xdr(max = 3)]
    all: Vec<Tried>,
}

impl Described for Reply {
    const FACTOR: f64 = factor(&[(size_of::<Tried>(), 4)]);
    fn describe() -> Type {
        let arms = [(0, Type::Text(ANY)), (1, Type::Void), (-2, Type::Void)];
        let name = union(Type::Enum(vec![0, 1, -2]), arms);
        let all = Type::Array(3, Box::new(Tried::describe()));
        fields([("name", name), ("all", all)])
    }
}
