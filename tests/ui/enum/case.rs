//! `case` and `default` are about unions.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    #[xdr(case = 1)]
    //    ^^^^ `case` belongs to a union; write the value as `= 1`, or add `switch` to the type
    Red,
    #[xdr(default)]
    //    ^^^^^^^ `default` belongs to a union; add `switch` to the type, or use `other`
    Unknown(u32),
}

fn main() {}
