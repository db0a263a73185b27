//! An enum has 4 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
#[repr(u8)]
//     ^^ XDR enums are 4 bytes; use `repr(i32)` or drop it
enum Color {
    Red = 1,
}

#[derive(Xdr)]
#[repr(u64)]
//     ^^^ XDR enums are 4 bytes; use `repr(i32)` or drop it
enum Shade {
    Dark = 1,
}

fn main() {}
