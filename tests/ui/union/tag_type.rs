//! The tag has the type of the switch.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device(#[xdr(tag)] u64),
    //                 ^^^ tag must have the switch type `u32`
}

fn main() {}
