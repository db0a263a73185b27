//! The limit of nested data is not that of what is inside.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(nested, max = 64)]
    text: String,
    //    ^^^^^^ `String` has no limit inside of the nested data; put it in a struct, under a limit
    #[xdr(nested, max = 64)]
    numbers: Vec<u32>,
    //       ^^^^^^^^ `Vec<u32>` has no limit inside of the nested data; put it in a struct, under a limit
}

fn main() {}
