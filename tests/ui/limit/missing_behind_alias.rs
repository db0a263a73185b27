//! An alias does not hide that the limit is missing.

use xdr_core::Xdr;

type Name = String;

#[derive(Xdr)]
struct Message {
    name: Name,
}

fn main() {}
