//! XDR inside opaque data, the shape of `opaque_auth` bodies (RFC 5531 section 8.2).

use super::string::{counted_max, counted_size};
use crate::error::Counted;
use crate::form::Nested;
use crate::schema::Schema;
use crate::{
    Decode, DecodeBounded, DecodeError, Decoder, Encode, EncodeBounded, EncodeError, Encoder,
    MaxSizeBounded, Wire, WireBounded,
};
use alloc::boxed::Box;

impl<T: Wire, const N: u32> WireBounded<Nested<N>> for T {
    const FIXED: Option<usize> = None;
    const MIN: usize = T::MIN.saturating_add(4);
    fn schema_bounded() -> Schema {
        Schema::Nested(Box::new(T::schema()), N)
    }
}

impl<T: Wire, const N: u32> MaxSizeBounded<Nested<N>> for T {
    const MAX: usize = counted_max(N);
}

impl<T: Encode, const N: u32> EncodeBounded<Nested<N>> for T {
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        match self.wire_size() {
            Ok(size) => counted_size(Counted::Nested, size, N),
            Err(error) => Err(error.after(4)),
        }
    }
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        // Counted a second time: the length word stands before what it counts.
        out.length(self.wire_size().unwrap_or(0));
        self.encode(out);
    }
}

impl<'de, T: Decode<'de>, const N: u32> DecodeBounded<'de, Nested<N>> for T {
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let data = input.opaque(Counted::Nested, N)?;
        let mut nested = input.nested(data);
        let value = T::decode(&mut nested)?;
        input.settle(&nested);
        nested.finish()?;
        Ok(value)
    }
}
