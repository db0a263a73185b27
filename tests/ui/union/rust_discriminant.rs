//! Rust's own discriminants are not on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
#[repr(u32)]
enum Node {
    File(u64) = 1,
    //          ^ write `#[xdr(case = 1)]`; Rust discriminants are not read in a union
}

fn main() {}
