//! A value is a signed integer of 32 bits.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Literal {
    Small = -1,
    Large = 0x8000_0000,
    //      ^^^^^^^^^^^ XDR enum values are signed 32-bit integers
}

const LARGE: isize = 1 << 31;

#[derive(Xdr)]
enum Constant {
    Large = LARGE,
    //      ^^^^^ const: XDR enum values are signed 32-bit integers
}

fn main() {}
