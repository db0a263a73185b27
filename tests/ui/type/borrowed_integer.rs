//! Only bytes can be borrowed from the input.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Counter<'a> {
    count: &'a u32,
}

fn main() {}
