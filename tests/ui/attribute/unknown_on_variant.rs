//! An unknown key of a variant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(cases = 1)]
    #[xdr(case = 1)]
    File(u64),
}

fn main() {}
