//! A string has no elements.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 16, each(max = 255))]
    name: String,
}

fn main() {}
