//! A bound names a parameter of the type.

use xdr_core::{Encode, Xdr};

#[derive(Xdr)]
#[xdr(encode, bound(U: Encode))]
//                  ^ rustc E0425: cannot find type `U` in this scope
struct Pair<T> {
    one: u32,
    #[xdr(skip)]
    two: T,
}

fn main() {}
