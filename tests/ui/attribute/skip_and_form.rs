//! A field that is not on the wire has no form there.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    id: u64,
    #[xdr(skip, max = 3)]
    name: String,
}

fn main() {}
