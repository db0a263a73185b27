//! `each` says something about the elements.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names {
    #[xdr(max = 3, each())]
    //             ^^^^ expected `each(..)`
    names: Vec<u32>,
}

fn main() {}
