//! Opaque data and strings.

use super::{Error, Hand, Input, Refusal, opaque_size, put_opaque};
use bytes::Bytes;
use xdr_examples::peer::{Blob, NAME_MAX_LEN, Name, Text};

impl<'a> Hand<'a> for Blob {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        opaque_size(&self.0, u32::MAX)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_opaque(out, &self.0);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        Ok(Blob(Bytes::copy_from_slice(input.opaque(u32::MAX)?)))
    }
}

/// Strings in a struct of their own.
macro_rules! text {
    ($ty:ident, $max:expr) => {
        impl<'a> Hand<'a> for $ty {
            #[inline(always)]
            fn size(&self) -> Result<usize, Refusal> {
                opaque_size(self.0.as_bytes(), $max)
            }

            #[inline(always)]
            fn write(&self, out: &mut Vec<u8>) {
                put_opaque(out, self.0.as_bytes());
            }

            #[inline(always)]
            fn read(input: &mut Input<'a>) -> Result<Self, Error> {
                Ok($ty(input.text($max)?.to_owned()))
            }

            #[inline(always)]
            fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
                let text = input.text($max)?;
                self.0.clear();
                self.0.push_str(text);
                Ok(())
            }
        }
    };
}
text!(Name, NAME_MAX_LEN);
text!(Text, u32::MAX);
