//! `case` and `default` are about unions.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Color {
    #[xdr(case = 1)]
    Red,
    #[xdr(default)]
    Unknown(u32),
}

fn main() {}
