//! An enum has at least one value.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Nothing {}

fn main() {}
