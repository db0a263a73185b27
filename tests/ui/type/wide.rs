//! There is no integer of 16 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Wide {
    id: u128,
}

fn main() {}
