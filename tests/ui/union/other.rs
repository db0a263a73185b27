//! A union has a default arm instead.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 1)]
    File(u64),
    #[xdr(other)]
    //    ^^^^^ use `default` in a union; `other` belongs to a C-like enum
    Unknown(u32),
}

fn main() {}
