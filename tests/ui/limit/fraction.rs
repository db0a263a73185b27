//! A limit is a whole number.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 2.5)]
    //          ^^^ expected an integer
    name: String,
}

fn main() {}
