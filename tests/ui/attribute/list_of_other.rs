//! A list is held in a `Vec`.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(list, max = 3)]
    one: String,
    #[xdr(list, max = 3)]
    two: u32,
    #[xdr(list)]
    three: Vec<u32>,
}

fn main() {}
