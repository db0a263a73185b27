//! A range has a beginning, an end and something between.

use xdr_core::Xdr;

const LOW: i32 = 9;

#[derive(Xdr)]
struct Numbers {
    #[xdr(range = 5)]
    //            ^ expected a range such as `0..=255`
    one: u32,
    #[xdr(range = 9..=1)]
    //            ^^^^^ the range is empty
    empty: u32,
}

#[derive(Xdr)]
struct Other {
    #[xdr(range = LOW..=1)]
    //            ^^^^^^^ const: the range is empty
    empty: u32,
}

fn main() {}
