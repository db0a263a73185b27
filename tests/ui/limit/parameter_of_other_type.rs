//! A const parameter that limits is a `u32`.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name<const N: usize> {
    #[xdr(max = N)]
    name: String,
}

fn main() {}
