//! Stable Rust has no expressions over const parameters.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names<const N: u32> {
    #[xdr(max = N * 2)]
    //          ^^^^^ a limit may be a const parameter but not an expression over one
    name: String,
}

fn main() {}
