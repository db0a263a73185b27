//! XDR inside opaque data has a limit.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(nested)]
    //    ^^^^^^ nested XDR travels as opaque and needs `max`; add `max = ..`
    inner: u64,
}

fn main() {}
