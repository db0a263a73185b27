//! Types of a user who knows `xdr-rpc` by another name and reaches the codec through it.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

pub mod lookup;

use rpc::Xdr;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[xdr(crate = rpc::xdr)]
pub enum Kind {
    /// A file.
    File = 1,
}

/// An entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(crate = ::rpc::xdr)]
pub struct Entry {
    /// Its name.
    #[xdr(max = 16)]
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// The answer to a lookup.
#[derive(Debug, Clone, PartialEq, Eq, rpc::xdr::Xdr)]
#[xdr(crate = rpc::xdr, switch = bool)]
pub enum Found {
    /// It is there.
    #[xdr(case = true)]
    There(Entry),
    /// It is not.
    #[xdr(case = false)]
    Missing,
}
