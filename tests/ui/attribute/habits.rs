//! Names are not on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(rename = "identifier")]
    //    ^^^^^^ `rename` has no meaning on the wire; remove it
    id: u64,
    #[xdr(default)]
    //    ^^^^^^^ `default` has no meaning on the wire; remove it
    size: u64,
}

fn main() {}
