//! Keys stand in parentheses.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr]
    one: u64,
    #[xdr = 1]
    two: u64,
    #[xdr[max = 1]]
    three: u64,
}

fn main() {}
