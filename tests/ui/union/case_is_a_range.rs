//! A case is one value, not a range of them.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Shape {
    #[xdr(case = 1..=5)]
    //           ^^^^^ a case is one value; write `case(1, 2, ..)`
    Few(#[xdr(tag)] u32),
    #[xdr(default)]
    Else(#[xdr(tag)] u32),
}

fn main() {}
