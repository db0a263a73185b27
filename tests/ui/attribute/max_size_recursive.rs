//! What contains itself has no maximal size.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(max_size)]
struct Node {
    id: u32,
    next: Option<Box<Node>>,
    //    ^^^^^^^^^^^^^^^^^ a recursive type has no maximal size; remove `max_size`
}

fn main() {}
