//! A module for `with` has four items.

use xdr_core::Xdr;

mod codec {
    use xdr_core::{EncodeError, Encoder};

    pub const MIN: usize = 4;
    pub fn wire_size(_: &u8) -> Result<usize, EncodeError> {
        Ok(4)
    }
    pub fn encode(value: &u8, out: &mut Encoder<'_>) {
        out.word(u32::from(*value));
    }
}

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec)]
    //           ^^^^^ rustc E0425: cannot find function `decode` in module `codec`
    one: u8,
}

fn main() {}
