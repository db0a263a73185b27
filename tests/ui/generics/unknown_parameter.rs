//! A bound names a parameter of the type.

use xdr_core::{Encode, Xdr};

#[derive(Xdr)]
#[xdr(encode, bound(U: Encode))]
struct Pair<T> {
    one: u32,
    #[xdr(skip)]
    two: T,
}

fn main() {}
