//! A limit fits the length word.

use xdr_core::Xdr;

const HUGE: u64 = 1 << 40;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 0x1_0000_0000)]
    literal: String,
}

#[derive(Xdr)]
struct Other {
    #[xdr(max = HUGE)]
    constant: String,
}

fn main() {}
