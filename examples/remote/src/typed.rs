//! Values that say their type: how libvirt passes what it could not foresee.

use crate::limits::STRING_MAX;
use crate::wire::Flag;
use xdr_rpc::Xdr;

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct TypedParam {
    /// The name.
    #[xdr(max = STRING_MAX)]
    pub field: String,
    /// The value.
    pub value: TypedValue,
}

/// A value of one of seven types.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = i32)]
pub enum TypedValue {
    /// `int`
    #[xdr(case = 1)]
    Int(i32),
    /// `unsigned int`
    #[xdr(case = 2)]
    UnsignedInt(u32),
    /// `hyper`
    #[xdr(case = 3)]
    Hyper(i64),
    /// `unsigned hyper`
    #[xdr(case = 4)]
    UnsignedHyper(u64),
    /// `double`
    #[xdr(case = 5)]
    Double(f64),
    /// A truth, which travels as an `int`.
    #[xdr(case = 6)]
    Bool(#[xdr(as = Flag)] bool),
    /// A string.
    #[xdr(case = 7)]
    String(#[xdr(max = STRING_MAX)] String),
}
