//! Floats have 4 or 8 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Floats {
    half: f16,
    //    ^^^ XDR floats are `f32` and `f64`; use one of them
    //    ^^^ rustc E0658: the type `f16` is unstable
    long: f128,
    //    ^^^^ XDR floats are `f32` and `f64`; use one of them
    //    ^^^^ rustc E0658: the type `f128` is unstable
}

fn main() {}
