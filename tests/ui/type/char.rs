//! There is no character.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Letter {
    letter: char,
    //      ^^^^ `char` has no XDR encoding; use `u32` or a string
}

fn main() {}
