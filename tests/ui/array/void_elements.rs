//! A count of elements without bytes would cost the sender nothing.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Voids {
    #[xdr(max = 16)]
    voids: Vec<()>,
}

fn main() {}
