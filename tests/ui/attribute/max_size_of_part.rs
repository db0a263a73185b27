//! Every part of a type with a maximal size has one.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Part {
    id: u32,
}

#[derive(Xdr)]
#[xdr(max_size)]
struct Whole {
    part: Part,
    //    ^^^^ rustc E0277: `Part` has no maximal size on the wire
}

fn main() {}
