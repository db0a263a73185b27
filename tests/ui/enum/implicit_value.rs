//! The value is written down.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    Red = 2,
    Green,
    Blue,
}

fn main() {}
