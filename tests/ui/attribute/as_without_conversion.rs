//! `as` needs conversions both ways.

use xdr_core::Xdr;

#[derive(Clone)]
struct Mode(u32);

#[derive(Xdr)]
struct Node {
    #[xdr(as = u32)]
    mode: Mode,
    //    ^^^^ rustc E0277: the limit or form `As<u32>` does not apply to `Mode`
    //    ^^^^ rustc E0277: the trait bound `u32: From<Mode>` is not satisfied
}

fn main() {}
