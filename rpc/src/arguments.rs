//! The arguments of a call or an event without their type, so that the code around them is there once.

#[cfg(feature = "tower")]
use bytes::Bytes;
use xdr_core::{Encode, EncodeError, Encoder};

/// The arguments of some procedure or event.
pub(crate) trait Arguments {
    fn size(&self) -> Result<usize, EncodeError>;
    fn write(&self, out: &mut Encoder<'_>);
}

impl<A: Encode> Arguments for A {
    fn size(&self) -> Result<usize, EncodeError> {
        self.wire_size()
    }

    fn write(&self, out: &mut Encoder<'_>) {
        self.encode(out);
    }
}

/// Arguments that are encoded already.
#[cfg(feature = "tower")]
pub(crate) struct Encoded(pub(crate) Bytes);

#[cfg(feature = "tower")]
impl Arguments for Encoded {
    fn size(&self) -> Result<usize, EncodeError> {
        Ok(self.0.len())
    }

    fn write(&self, out: &mut Encoder<'_>) {
        out.put(&self.0);
    }
}
