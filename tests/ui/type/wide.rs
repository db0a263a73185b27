//! There is no integer of 16 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Wide {
    id: u128,
    //  ^^^^ XDR integers have 4 or 8 bytes; use `[u8; 16]` or two `u64`
    signed: i128,
    //      ^^^^ XDR integers have 4 or 8 bytes; use `[u8; 16]` or two `u64`
}

fn main() {}
