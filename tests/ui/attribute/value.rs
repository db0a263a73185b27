//! Some keys take a value, some take none.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(max)]
    one: String,
    #[xdr(max = 3, list = true)]
    two: Vec<u32>,
    #[xdr(max = )]
    three: String,
}

fn main() {}
