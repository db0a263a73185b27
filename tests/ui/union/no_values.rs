//! An arm is for at least one value.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case())]
    //        ^^ expected at least one value
    File(u64),
}

fn main() {}
