//! Both directions need no key.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(encode, decode)]
//            ^^^^^^ both directions are the default; remove `encode` and `decode`
struct Node {
    id: u64,
}

fn main() {}
