//! All mistakes are reported, and nothing else.

use xdr_core::{Decode, Encode, Xdr};

#[derive(Xdr)]
struct Request {
    len: usize,
    //   ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
    name: String,
    //    ^^^^^^ `String` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[xdr(maximum = 4)]
    //    ^^^^^^^ unknown field attribute `maximum`; did you mean `max`?
    data: u64,
    pair: (u32, u32),
    //    ^^^^^^^^^^ tuples have no XDR name; use a struct
    #[xdr(max = 0)]
    //          ^ a limit of 0 allows only the empty value; use `()`
    tail: Vec<u8>,
}

fn both<T: Encode + for<'de> Decode<'de>>() {}

fn main() {
    both::<Request>();
    both::<Option<Request>>();
}
