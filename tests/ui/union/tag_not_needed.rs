//! An arm for one value does not keep it.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 3)]
    Device(#[xdr(tag)] u32, u64),
    //           ^^^ the case already determines the tag; remove the field
}

fn main() {}
