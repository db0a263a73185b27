//! A union switches on 4 bytes.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u64)]
enum Node {
    #[xdr(case = 1)]
    Dir(u64),
}

fn main() {}
