//! A field that is not on the wire has a value to begin with.

use xdr_core::Xdr;

struct Handle(u32);

#[derive(Xdr)]
struct Node {
    id: u64,
    #[xdr(skip)]
    handle: Handle,
    //      ^^^^^^ rustc E0277: the trait bound `Handle: Default` is not satisfied
}

fn main() {}
