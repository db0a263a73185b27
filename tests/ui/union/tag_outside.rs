//! A struct has no discriminant to keep.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(tag)]
    //    ^^^ `tag` belongs to an arm of a union; remove it
    kind: u32,
}

#[derive(Xdr)]
#[repr(i32)]
enum Color {
    Red = 1,
    #[xdr(other)]
    Unknown(#[xdr(tag)] u32),
    //            ^^^ `tag` belongs to an arm of a union; remove it
}

fn main() {}
