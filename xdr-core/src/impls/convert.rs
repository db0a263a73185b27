//! Types that travel as another type (`#[xdr(as = ..)]`), which also carries rpcgen's dialect:
//! `char`, `short` and their unsigned kin take four bytes each.

use crate::error::{DecodeErrorKind as Kind, EncodeErrorKind};
use crate::form::As;
use crate::run::RunMut;
use crate::schema::Schema;
use crate::{
    DecodeBounded, DecodeError, Decoder, EncodeBounded, EncodeError, Encoder, MaxSizeBounded,
    WireBounded,
};

impl<T, W: WireBounded<L>, L> WireBounded<As<W, L>> for T {
    const FIXED: Option<usize> = W::FIXED;
    const MIN: usize = W::MIN;
    const WEIGHT: u32 = W::WEIGHT.saturating_add(1);
    fn schema_bounded() -> Schema {
        W::schema_bounded()
    }
}

impl<T, W: MaxSizeBounded<L>, L> MaxSizeBounded<As<W, L>> for T {
    const MAX: usize = W::MAX;
}

impl<T: Clone + TryInto<W>, W: EncodeBounded<L>, L> EncodeBounded<As<W, L>> for T {
    #[inline]
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        match self.clone().try_into() {
            Ok(wire) => wire.wire_size_bounded(),
            Err(_) => Err(EncodeError::new(EncodeErrorKind::Conversion)),
        }
    }
    #[inline]
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        // The size pass has refused what cannot be converted.
        if let Ok(wire) = self.clone().try_into() {
            wire.encode_bounded(out);
        }
    }
    #[inline]
    fn encode_run_bounded(&self, run: &mut RunMut<'_>) {
        if let Ok(wire) = self.clone().try_into() {
            wire.encode_run_bounded(run);
        }
    }
}

impl<'de, T: TryFrom<W>, W: DecodeBounded<'de, L>, L> DecodeBounded<'de, As<W, L>> for T {
    #[inline]
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let start = input.offset();
        match T::try_from(W::decode_bounded(input)?) {
            Ok(value) => Ok(value),
            Err(_) => Err(DecodeError::new(Kind::Conversion, start)),
        }
    }
}
