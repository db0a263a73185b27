//! A failure has a discriminant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(failure)]
//    ^^^^^^^ `failure` belongs to an enum; remove it
struct Failed {
    reason: u32,
}

fn main() {}
