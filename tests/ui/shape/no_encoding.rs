//! Pointers, functions and trait objects have no encoding.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Pointers {
    raw: *const u32,
    //   ^^^^^^^^^^ `*const u32` has no XDR encoding
    call: fn(u32) -> u32,
    //    ^^^^^^^^^^^^^^ `fn(u32) -> u32` has no XDR encoding
    any: Box<dyn Send>,
    //       ^^^^^^^^ `dyn Send` has no XDR encoding
}

fn main() {}
