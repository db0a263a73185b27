//! Explicit bounds replace those found.

use xdr_core::{Encode, Xdr};

#[derive(Xdr)]
#[xdr(bound(T: Encode))]
struct Pair<T> {
    one: T,
    //   ^ rustc E0277: `T` has no XDR encoding of its own
    two: T,
    //   ^ rustc E0277: `T` has no XDR encoding of its own
}

fn main() {}
