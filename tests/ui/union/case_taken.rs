//! A value leads to one arm.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 2)]
    Dir(u64),
    #[xdr(case = 0x2)]
    Link(u64),
}

fn main() {}
