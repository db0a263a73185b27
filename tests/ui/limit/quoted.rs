//! A limit is an expression, not a string.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = "255")]
    name: String,
    #[xdr(max = 2.5)]
    half: String,
}

fn main() {}
