//! A generic type without a codec is shown where it stands.

use xdr_core::Xdr;

struct Wrapper<T>(T);

#[derive(Xdr)]
struct Node<T> {
    value: Wrapper<T>,
    //     ^^^^^^^^^^ rustc E0277: `Wrapper<T>` has no XDR encoding of its own
}

fn main() {}
