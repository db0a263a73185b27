//! Sizes on the wire are multiples of 4.

use xdr_core::Xdr;

mod codec {
    use xdr_core::{DecodeError, Decoder, EncodeError, Encoder};

    pub const MIN: usize = 1;
    pub fn wire_size(_: &u8) -> Result<usize, EncodeError> {
        Ok(4)
    }
    pub fn encode(value: &u8, out: &mut Encoder<'_>) {
        out.word(u32::from(*value));
    }
    pub fn decode(input: &mut Decoder<'_>) -> Result<u8, DecodeError> {
        Ok(input.word()? as u8)
    }
}

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec)]
    //           ^^^^^ const: wire sizes are multiples of 4; round `MIN` up
    one: u8,
}

fn main() {}
