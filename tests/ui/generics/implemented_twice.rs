//! A type has one codec.

use xdr_core::{Decode, DecodeError, Decoder, Xdr};

#[derive(Xdr)]
//       ^^^ rustc E0119: conflicting implementations of trait `Decode<'_>` for type `Node`
struct Node {
    id: u64,
}

impl<'de> Decode<'de> for Node {
    fn decode(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        u64::decode(input).map(|id| Node { id })
    }
}

fn main() {}
