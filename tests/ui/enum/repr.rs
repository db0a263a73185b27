//! An enum has 4 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
#[repr(u8)]
enum Color {
    Red = 1,
}

fn main() {}
