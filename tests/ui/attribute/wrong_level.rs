//! A key at another place than its own.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(max = 3)]
struct Node {
    #[xdr(switch = u32)]
    id: u64,
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Arms {
    #[xdr(case = 1, max = 3)]
    One(u32),
}

fn main() {}
