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
    //           ^^^^ const: this case is already taken; a value leads to one arm
    Link(u64),
}

fn main() {}
