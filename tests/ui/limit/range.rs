//! A range has a beginning, an end and something between.

use xdr_core::Xdr;

const LOW: i32 = 9;

#[derive(Xdr)]
struct Numbers {
    #[xdr(range = 5)]
    one: u32,
    #[xdr(range = 9..=1)]
    empty: u32,
    #[xdr(range = 0..=1)]
    float: f32,
}

#[derive(Xdr)]
struct Other {
    #[xdr(range = LOW..=1)]
    empty: u32,
}

fn main() {}
