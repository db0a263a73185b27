//! Keys are separated by commas.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(max = 3 list)]
    //            ^^^^ expected `,`
    one: Vec<u32>,
}

fn main() {}
