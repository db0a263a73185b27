//! A limit fits the length word.

use xdr_core::Xdr;

const HUGE: u64 = 1 << 40;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 0x1_0000_0000)]
    //          ^^^^^^^^^^^^^ limit does not fit the length word (u32)
    literal: String,
}

#[derive(Xdr)]
struct Other {
    #[xdr(max = HUGE)]
    //          ^^^^ const: limit does not fit the length word (u32)
    constant: String,
}

fn main() {}
