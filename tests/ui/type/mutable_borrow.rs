//! The input is not for writing.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Counter<'a> {
    count: &'a mut u32,
    //         ^^^ cannot decode into a mutable borrow; own the value
}

fn main() {}
