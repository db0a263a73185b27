//! Integers have 4 or 8 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Narrow {
    a: u8,
    b: i16,
    #[xdr(max = 4)]
    c: Vec<u16>,
}

fn main() {}
