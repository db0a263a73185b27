//! A type without a name has no encoding.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Unnamed {
    any: impl Copy,
    //   ^^^^^^^^^ `impl Copy` has no XDR encoding
    //   ^^^^^^^^^ rustc E0562: `impl Trait` is not allowed in field types
    infer: _,
    //     ^ `_` has no XDR encoding
    //     ^ rustc E0121: the placeholder `_` is not allowed within types on item signatures for structs
}

fn main() {}
