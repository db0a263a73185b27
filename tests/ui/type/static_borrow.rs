//! What is decoded borrows from the input.

use std::borrow::Cow;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 255)]
    name: &'static str,
    #[xdr(max = 255)]
    cow: Cow<'static, [u8]>,
}

fn main() {}
