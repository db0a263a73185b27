//! A struct has no arms.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
//    ^^^^^^ `switch` belongs to an enum; remove it
struct Node {
    id: u64,
}

fn main() {}
