//! There is no character.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Letter {
    letter: char,
}

fn main() {}
