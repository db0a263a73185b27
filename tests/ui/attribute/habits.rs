//! Names are not on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(rename = "identifier")]
    id: u64,
    #[xdr(default)]
    size: u64,
}

fn main() {}
