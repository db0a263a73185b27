//! Without bounds a parameter has no codec.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(encode, bound())]
struct Node<T> {
    value: T,
    //     ^ rustc E0277: `T` has no XDR encoding of its own
}

fn main() {}
