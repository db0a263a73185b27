//! A module is the whole codec.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec, list, max = 3)]
    one: Vec<u32>,
    #[xdr(with = codec, as = u32)]
    two: u8,
}

fn main() {}
