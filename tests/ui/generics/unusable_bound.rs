//! Explicit bounds replace those found.

use xdr_core::{Encode, Xdr};

#[derive(Xdr)]
#[xdr(bound(T: Encode))]
struct Pair<T> {
    one: T,
    two: T,
}

fn main() {}
