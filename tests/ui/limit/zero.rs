//! A limit of 0 is a mistake.

use xdr_core::Xdr;

const ZERO: usize = 0;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 0)]
    literal: String,
}

#[derive(Xdr)]
struct Other {
    #[xdr(max = ZERO)]
    constant: String,
}

fn main() {}
