//! A constant has the type of the switch.

use xdr_core::Xdr;

const FILE: u64 = 1;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = FILE)]
    //           ^^^^ rustc E0308: mismatched types
    File(u64),
}

fn main() {}
