//! A value has one name.

use xdr_core::Xdr;

const BLUE: isize = 1;

#[derive(Xdr)]
enum Color {
//^^^^^^^^ rustc E0081: discriminant value `1` assigned more than once
    Red = 1,
    Green = 1,
}

#[derive(Xdr)]
enum Shade {
//^^^^^^^^ rustc E0081: discriminant value `1` assigned more than once
    Red = 1,
    Blue = BLUE,
}

fn main() {}
