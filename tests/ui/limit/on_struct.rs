//! A limit is about a length, also behind a name.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Inner {
    number: u32,
}

#[derive(Xdr)]
struct Outer {
    #[xdr(max = 255)]
    inner: Inner,
    //     ^^^^^ rustc E0277: the limit or form `xdr_core::Max<255>` does not apply to `Inner`
}

fn main() {}
