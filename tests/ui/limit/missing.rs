//! Strings, opaque data and arrays of variable length have a limit.

use bytes::Bytes;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Message<'a> {
    text: String,
    //    ^^^^^^ `String` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    opaque: Vec<u8>,
    //      ^^^^^^^ `Vec<u8>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    shared: Bytes,
    //      ^^^^^ `Bytes` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit; if it is a type of your own, write `self::Bytes`
    borrowed: &'a str,
    //            ^^^ `str` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    numbers: Vec<u32>,
    //       ^^^^^^^^ `Vec<u32>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    maybe: Option<String>,
    //            ^^^^^^ `String` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
}

fn main() {}
