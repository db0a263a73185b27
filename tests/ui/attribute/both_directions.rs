//! Both directions need no key.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(encode, decode)]
struct Node {
    id: u64,
}

fn main() {}
