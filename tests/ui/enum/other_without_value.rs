//! The variant for unknown values holds the value.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    Red = 1,
    #[xdr(other)]
    Unknown = 2,
}

#[derive(Xdr)]
#[repr(i32)]
enum Shade {
    Red = 1,
    #[xdr(other)]
    Unknown(u64),
}

fn main() {}
