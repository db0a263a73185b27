//! A case is a value of the enum that the union switches on.

use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    File = 1,
}

#[derive(Debug, Clone, Copy, Xdr)]
enum Color {
    Red = 1,
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Node {
    #[xdr(case = Color::Red)]
    //           ^^^^^^^^^^ rustc E0308: mismatched types
    //           ^^^^^^^^^^ rustc E0308: mismatched types
    File(u64),
}

fn main() {}
