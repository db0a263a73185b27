//! Pointers, functions and trait objects have no encoding.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Pointers {
    raw: *const u32,
    call: fn(u32) -> u32,
    any: Box<dyn Send>,
}

fn main() {}
