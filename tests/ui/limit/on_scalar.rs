//! A limit is about a length.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Number {
    #[xdr(max = 255)]
    number: u32,
}

fn main() {}
