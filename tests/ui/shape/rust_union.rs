//! A Rust `union` has no discriminant on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
union Word {
//^^^ `Xdr` cannot be derived for a Rust `union`; an XDR union is an `enum` with `#[xdr(switch = ..)]`
    signed: i32,
    unsigned: u32,
}

fn main() {}
