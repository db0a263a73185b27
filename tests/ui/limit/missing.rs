//! Strings, opaque data and arrays of variable length have a limit.

use bytes::Bytes;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Message<'a> {
    text: String,
    opaque: Vec<u8>,
    shared: Bytes,
    borrowed: &'a str,
    numbers: Vec<u32>,
    maybe: Option<String>,
}

fn main() {}
