//! All mistakes are reported, and nothing else.

use xdr_core::{Decode, Encode, Xdr};

#[derive(Xdr)]
struct Request {
    len: usize,
    name: String,
    #[xdr(maximum = 4)]
    data: u64,
    pair: (u32, u32),
    #[xdr(max = 0)]
    tail: Vec<u8>,
}

fn both<T: Encode + for<'de> Decode<'de>>() {}

fn main() {
    both::<Request>();
    both::<Option<Request>>();
}
