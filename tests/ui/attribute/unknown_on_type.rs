//! An unknown key of a type.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(swich = u32)]
struct Node {
    id: u64,
}

fn main() {}
