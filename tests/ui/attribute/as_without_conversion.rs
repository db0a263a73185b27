//! `as` needs conversions both ways.

use xdr_core::Xdr;

#[derive(Clone)]
struct Mode(u32);

#[derive(Xdr)]
struct Node {
    #[xdr(as = u32)]
    mode: Mode,
}

fn main() {}
