//! Some keys take a value, some take none.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(max)]
    //    ^^^ expected `max = ..`
    one: String,
    #[xdr(max = 3, list = true)]
    //                  ^ `list` takes no value; write `list`
    two: Vec<u32>,
    #[xdr(max = )]
    //          ^ unexpected end of input, expected an expression
    three: String,
}

fn main() {}
