//! An enum with data is a union and says what it switches on.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Shape {
    Point,
    Circle(u32),
}

fn main() {}
