//! A value is a signed integer of 32 bits.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Literal {
    Small = -1,
    Large = 0x8000_0000,
}

const LARGE: isize = 1 << 31;

#[derive(Xdr)]
enum Constant {
    Large = LARGE,
}

fn main() {}
