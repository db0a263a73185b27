//! The size of `usize` depends on the machine.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Sizes {
    len: usize,
    delta: isize,
}

fn main() {}
