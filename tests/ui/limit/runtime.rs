//! A limit is known at compile time.

use xdr_core::Xdr;

fn limit() -> u32 {
    255
}

#[derive(Xdr)]
struct Name {
    #[xdr(max = limit())]
    name: String,
}

fn main() {}
