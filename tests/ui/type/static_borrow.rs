//! What is decoded borrows from the input.

use std::borrow::Cow;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 255)]
    name: &'static str,
    //     ^^^^^^^ a decoded value borrows from its input, which is not `'static`; use a lifetime parameter or an owned type
    #[xdr(max = 255)]
    cow: Cow<'static, [u8]>,
    //       ^^^^^^^ a decoded value borrows from its input, which is not `'static`; use a lifetime parameter or an owned type
}

fn main() {}
