//! The ends of a range are constants.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Number<const N: u32> {
    #[xdr(range = 0..=N)]
    //            ^^^^^ a range cannot depend on a const parameter; write its ends as constants
    number: u32,
}

fn main() {}
