//! A count of elements without bytes would cost the sender nothing.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Voids {
    #[xdr(max = 16)]
    voids: Vec<()>,
    //         ^^ const: the elements take no bytes on the wire, so the count would cost the sender nothing
}

fn main() {}
