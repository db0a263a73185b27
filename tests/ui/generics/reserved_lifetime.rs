//! The generated lifetime is taken.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name<'__de> {
    #[xdr(max = 255)]
    name: &'__de str,
}

fn main() {}
