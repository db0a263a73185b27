//! A ceiling is a positive number.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(amplification = 0)]
struct Node {
    id: u64,
}

fn main() {}
