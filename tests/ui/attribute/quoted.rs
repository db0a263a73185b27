//! Paths and types stand without quotes.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(crate = "xdr_core")]
//            ^^^^^^^^^^ write the path without quotes: `crate = xdr_core`
struct Node {
    #[xdr(with = "codec")]
    //           ^^^^^^^ write the path without quotes: `with = codec`
    one: u64,
    #[xdr(as = "u32")]
    //         ^^^^^ write the type without quotes: `as = u32`
    two: u8,
}

fn main() {}
