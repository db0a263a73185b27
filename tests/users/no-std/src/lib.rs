//! Types of a user without std, without the prelude and without unsafe code, who knows the codec by
//! another name and asks for every lint that there is.

#![no_std]
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    single_use_lifetimes,
    trivial_casts,
    let_underscore_drop,
    clippy::all,
    clippy::pedantic
)]

extern crate alloc;

use ::alloc::boxed::Box;
use ::alloc::string::String;
use ::alloc::vec::Vec;
use ::codec::Xdr;
use ::core::clone::Clone;
use ::core::cmp::{Eq, PartialEq};
use ::core::fmt::Debug;
use ::core::marker::Copy;
use ::core::option::Option;
use ::core::prelude::v1::derive;

/// The longest name.
pub const MAX_NAME: usize = 16;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec)]
#[repr(i32)]
pub enum Kind {
    /// A file.
    File = 1,
    /// A directory.
    Directory = 2,
    /// Something of the future.
    #[xdr(other)]
    Unknown(u32),
}

/// An entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec)]
pub struct Entry {
    /// Its number.
    pub id: u64,
    /// Its name.
    #[xdr(max = MAX_NAME)]
    pub name: String,
    /// Three permissions in one word.
    #[xdr(as = u32, range = 0..=7)]
    pub mode: u8,
    /// Not on the wire.
    #[xdr(skip)]
    pub seen: bool,
}

/// A directory.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec)]
pub struct Directory {
    /// What is in it.
    #[xdr(list, max = 4)]
    pub entries: Vec<Entry>,
    /// Names that were there.
    #[xdr(max = 4, each(max = MAX_NAME))]
    pub old: Vec<String>,
    /// The directory that it is in.
    pub parent: Option<Box<Directory>>,
    /// A checksum.
    pub sum: [u8; 6],
}

/// The answer to a lookup.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec, switch = Kind)]
pub enum Found {
    /// A file.
    #[xdr(case = Kind::File)]
    File(Entry),
    /// A directory.
    #[xdr(case = Kind::Directory)]
    Directory {
        /// Its number.
        id: u64,
        /// Whether that is all.
        last: bool,
    },
    /// Something else.
    #[xdr(default)]
    Else(#[xdr(tag)] Kind),
}

/// Why a lookup failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec, failure, max_size)]
pub enum Failure {
    /// There is nothing of this name.
    Missing = 2,
    /// It may not be seen.
    Hidden = 13,
}

/// A value of any type beside a name from the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[xdr(crate = ::codec)]
pub struct Named<'a, T, const N: usize> {
    /// The name.
    #[xdr(max = 4)]
    pub name: &'a str,
    /// The values.
    pub values: [T; N],
}
