//! A value is listed once.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(2, 3, 2))]
    //               ^ case 2 is listed twice
    Dir(#[xdr(tag)] u32),
}

fn main() {}
