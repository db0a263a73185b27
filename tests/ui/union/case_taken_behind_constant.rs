//! A value leads to one arm, also behind a constant.

use xdr_core::Xdr;

const DIR: u32 = 2;
const LINK: u32 = 2;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = DIR)]
    Dir(u64),
    #[xdr(case = LINK)]
    Link(u64),
}

fn main() {}
