//! A limit is about a length.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Number {
    #[xdr(max = 255)]
    //    ^^^ `max` does not apply to `u32`; remove it
    number: u32,
}

fn main() {}
