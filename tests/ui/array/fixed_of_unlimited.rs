//! The strings in a fixed array have a limit.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names {
    names: [String; 2],
    //      ^^^^^^ the elements have no limit; add `each(max = ..)`
}

fn main() {}
