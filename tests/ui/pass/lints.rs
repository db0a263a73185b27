#![deny(warnings, missing_docs, unused_qualifications)]
#![forbid(unsafe_code)]

//! Generated code keeps to the strictest lints.

use xdr_core::Xdr;

/// A kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub enum Kind {
    /// One.
    One = 1,
    /// Two.
    #[deprecated]
    Two = 2,
}

/// A struct.
#[derive(Debug, Xdr)]
pub struct Whole {
    /// A field.
    #[deprecated]
    pub old: u32,
    /// A list.
    #[xdr(max = 3, each(max = 4))]
    pub list: Vec<String>,
}

/// A union.
#[derive(Debug, Xdr)]
#[xdr(switch = Kind, failure)]
pub enum Union {
    /// An arm.
    #[xdr(case = Kind::One)]
    One(Whole),
    /// Else.
    #[xdr(default)]
    #[deprecated]
    Else(#[xdr(tag)] Kind),
}

/// One arm.
#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum OneArm {
    /// The arm.
    #[xdr(case = 1)]
    Only(u32, #[xdr(max = 4)] String),
}

fn main() {}
