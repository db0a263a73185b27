//! A limit of 0 is a mistake.

use xdr_core::Xdr;

const ZERO: usize = 0;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 0)]
    //          ^ a limit of 0 allows only the empty value; use `()`
    literal: String,
}

#[derive(Xdr)]
struct Other {
    #[xdr(max = ZERO)]
    //          ^^^^ const: a limit of 0 allows only the empty value; use `()`
    constant: String,
}

fn main() {}
