//! Enums near those that are refused.

use xdr_core::Xdr;

const BIG: i32 = i32::MAX;

#[derive(Xdr)]
#[repr(i32)]
enum Values {
    Low = i32::MIN,
    Shift = 1 << 4,
    #[xdr(other)]
    Unknown(i32),
    Big = BIG,
}

#[derive(Xdr)]
#[repr(u32)]
enum Unsigned {
    Read = 1,
}

#[derive(Xdr)]
#[xdr(failure)]
enum Failure {
    Negative = -1,
}

fn main() {}
