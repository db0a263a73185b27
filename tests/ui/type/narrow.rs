//! Integers have 4 or 8 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Narrow {
    a: u8,
    // ^^ XDR integers have 4 or 8 bytes; use `u32`, or `#[xdr(as = u32)]`
    b: i16,
    // ^^^ XDR integers have 4 or 8 bytes; use `i32`, or `#[xdr(as = i32)]`
    i: i8,
    // ^^ XDR integers have 4 or 8 bytes; use `i32`, or `#[xdr(as = i32)]`
    #[xdr(max = 4)]
    c: Vec<u16>,
    //     ^^^ XDR integers have 4 or 8 bytes; use `u32`, or `#[xdr(as = u32)]`
}

fn main() {}
