//! The length of a fixed array is in its type.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Key {
    #[xdr(max = 16)]
    //    ^^^ a fixed array has no limit; its length is 16
    key: [u8; 16],
}

fn main() {}
