//! A limit is not negative.

use xdr_core::Xdr;

const LOW: i32 = -1;

#[derive(Xdr)]
struct Name {
    #[xdr(max = -1)]
    //          ^^ limit is negative
    literal: String,
}

#[derive(Xdr)]
struct Other {
    #[xdr(max = LOW)]
    //          ^^^ const: limit is negative
    constant: String,
}

fn main() {}
