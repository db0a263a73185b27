//! XDR inside opaque data has a limit.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(nested)]
    inner: u64,
}

fn main() {}
