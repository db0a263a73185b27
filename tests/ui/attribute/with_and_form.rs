//! A module is the whole codec.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec, list, max = 3)]
    //                  ^^^^ `with` replaces the codec; remove `list`
    //                        ^^^ `with` replaces the codec; remove `max`
    one: Vec<u32>,
    #[xdr(with = codec, as = u32)]
    //                  ^^ `with` replaces the codec; remove `as`
    two: u8,
    #[xdr(with = codec, nested)]
    //                  ^^^^^^ `with` replaces the codec; remove `nested`
    three: u8,
}

fn main() {}
