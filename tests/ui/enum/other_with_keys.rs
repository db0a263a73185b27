//! The raw value of an unknown variant travels as the enum does.

use xdr_core::Xdr;

#[derive(Xdr)]
#[repr(i32)]
enum Color {
    Red = 1,
    #[xdr(other)]
    Unknown(#[xdr(range = 0..=9)] u32),
    //            ^^^^^ `range` does not apply to the raw value of an enum; remove it
}

#[derive(Xdr)]
#[repr(i32)]
enum Shade {
    Dark = 1,
    #[xdr(other)]
    Unknown(#[xdr(skip)] u32),
    //            ^^^^ `skip` does not apply to the raw value of an enum; remove it
}

#[derive(Xdr)]
#[repr(i32)]
enum Tone {
    Warm = 1,
    #[xdr(other)]
    Unknown(#[xdr(with = codec)] u32),
    //            ^^^^ `with` does not apply to the raw value of an enum; remove it
}

fn main() {}
