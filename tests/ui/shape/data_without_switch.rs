//! An enum with data is a union and says what it switches on.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Shape {
    Point,
    Circle(u32),
    //^^^^ variants carry data, so this is an XDR union; add `#[xdr(switch = u32)]` or an enum type
}

#[derive(Xdr)]
#[repr(i32)]
enum Color {
    Red = 1,
    Mixed(u32, u32),
    //^^^ variants carry data, so this is an XDR union; add `#[xdr(switch = u32)]` or an enum type
    #[xdr(other)]
    Unknown(u32),
}

fn main() {}
