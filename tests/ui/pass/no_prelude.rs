//! No prelude, no names but paths from the root.

#![no_implicit_prelude]

use ::xdr_core::Xdr;

#[derive(Xdr)]
enum Kind {
    One = 1,
}

#[derive(Xdr)]
struct Whole<'a, T> {
    #[xdr(max = 3, each(max = 4))]
    list: ::std::vec::Vec<&'a str>,
    generic: T,
    #[xdr(nested, max = 8)]
    nested: ::std::option::Option<u32>,
    #[xdr(range = 1..=3)]
    range: u32,
    #[xdr(skip)]
    skipped: u8,
}

#[derive(Xdr)]
#[xdr(switch = Kind, failure)]
enum Union {
    #[xdr(case = Kind::One)]
    One { id: u32, more: u64 },
    #[xdr(default)]
    Else(#[xdr(tag)] Kind, u32, u32),
}

fn main() {}
