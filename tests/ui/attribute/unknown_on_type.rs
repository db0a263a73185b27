//! An unknown key of a type.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(swich = u32)]
//    ^^^^^ unknown container attribute `swich`; did you mean `switch`?
struct Node {
    id: u64,
}

fn main() {}
