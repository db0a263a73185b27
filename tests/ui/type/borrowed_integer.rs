//! Only bytes can be borrowed from the input.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Counter<'a> {
    count: &'a u32,
    //     ^^^^^^^ only `str` and `[u8]` can be borrowed from the input; own the value, or add `#[xdr(encode)]` to the type
}

fn main() {}
