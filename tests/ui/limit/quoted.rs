//! A limit is an expression, not a string.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = "255")]
    //          ^^^^^ expected a number or a const, found a string; write `max = 255`
    name: String,
}

fn main() {}
