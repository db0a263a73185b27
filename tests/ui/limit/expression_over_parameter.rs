//! Stable Rust has no expressions over const parameters.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names<const N: u32> {
    #[xdr(max = N * 2)]
    name: String,
}

fn main() {}
