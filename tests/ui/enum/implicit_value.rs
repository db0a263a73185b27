//! The value is written down.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    Red = 2,
    Green,
    //^^^ XDR enum values are explicit; write `Green = 3`
    Blue,
    //^^ XDR enum values are explicit; write `Blue = 4`
}

fn main() {}
