//! A limit is known at compile time.

use xdr_core::Xdr;

fn limit() -> u32 {
    255
}

#[derive(Xdr)]
struct Name {
    #[xdr(max = limit())]
    //          ^^^^^^^ rustc E0015: cannot call non-const function `limit` in constants
    name: String,
}

fn main() {}
