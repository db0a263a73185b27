//! The variant for unknown values holds the value.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    Red = 1,
    #[xdr(other)]
    Unknown = 2,
    //^^^^^ `other` holds the raw value; write `Unknown(u32)`
}

#[derive(Xdr)]
#[repr(i32)]
enum Shade {
    Red = 1,
    #[xdr(other)]
    Unknown(u64),
    //^^^^^ `other` holds the raw value; write `Unknown(u32)`
}

fn main() {}
