//! A misspelt module is shown where it stands.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec)]
    one: u8,
}

fn main() {}
