//! Other values go to one arm.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(default)]
    File(#[xdr(tag)] u32),
    #[xdr(default)]
    //    ^^^^^^^ a union has at most one default arm
    Device(#[xdr(tag)] u32),
}

fn main() {}
