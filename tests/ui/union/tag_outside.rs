//! A struct has no discriminant to keep.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(tag)]
    kind: u32,
}

fn main() {}
