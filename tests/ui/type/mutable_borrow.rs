//! The input is not for writing.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Counter<'a> {
    count: &'a mut u32,
}

fn main() {}
