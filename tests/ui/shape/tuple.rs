//! A tuple has no name in XDR.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Point {
    at: (u32, u32),
    //  ^^^^^^^^^^ tuples have no XDR name; use a struct
}

fn main() {}
