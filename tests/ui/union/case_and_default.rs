//! An arm is a case or the default.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 1, default)]
    //              ^^^^^^^ an arm is either a case or the default; keep one
    File(#[xdr(tag)] u32),
}

fn main() {}
