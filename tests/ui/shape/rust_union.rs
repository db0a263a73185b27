//! A Rust `union` has no discriminant on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
union Word {
    signed: i32,
    unsigned: u32,
}

fn main() {}
