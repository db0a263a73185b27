//! A failure has a discriminant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(failure)]
struct Failed {
    reason: u32,
}

fn main() {}
