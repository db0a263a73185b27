//! Chains of optional data, RFC 4506 section 4.19, held flat: decoding and dropping take no
//! stack per element.

use super::array::elements_size;
use super::optional::present;
use crate::error::{Counted, DecodeErrorKind, EncodeErrorKind};
use crate::form::List;
use crate::schema::Schema;
use crate::{
    DecodeBounded, DecodeError, Decoder, EncodeBounded, EncodeError, Encoder, MaxSizeBounded,
    WireBounded,
};
use alloc::boxed::Box;
use alloc::vec::Vec;

impl<T: WireBounded<E>, E, const N: u32> WireBounded<List<N, E>> for Vec<T> {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
    fn schema_bounded() -> Schema {
        Schema::List(Box::new(T::schema_bounded()), N)
    }
}

impl<T: MaxSizeBounded<E>, E, const N: u32> MaxSizeBounded<List<N, E>> for Vec<T> {
    const MAX: usize = T::MAX
        .saturating_add(4)
        .saturating_mul(N as usize)
        .saturating_add(4);
}

impl<T: EncodeBounded<E>, E, const N: u32> EncodeBounded<List<N, E>> for Vec<T> {
    fn wire_size_bounded(&self) -> Result<usize, EncodeError> {
        if !u32::try_from(self.len()).is_ok_and(|len| len <= N) {
            return Err(EncodeError::new(EncodeErrorKind::LimitExceeded {
                what: Counted::List,
                len: self.len(),
                max: N,
            }));
        }
        // One flag before each element and one behind the last.
        let flags = self.len().saturating_add(1).saturating_mul(4);
        elements_size::<T, E>(self, 0).map(|size| size.saturating_add(flags))
    }
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        for item in self {
            out.word(1);
            item.encode_bounded(out);
        }
        out.word(0);
    }
}

impl<'de, T: DecodeBounded<'de, E>, E, const N: u32> DecodeBounded<'de, List<N, E>> for Vec<T> {
    fn decode_bounded(input: &mut Decoder<'de>) -> Result<Self, DecodeError> {
        let mut value = Vec::new();
        <Self as DecodeBounded<'de, List<N, E>>>::decode_bounded_into(&mut value, input)?;
        Ok(value)
    }

    fn decode_bounded_into(&mut self, input: &mut Decoder<'de>) -> Result<(), DecodeError> {
        input.descend()?;
        let mut count = 0usize;
        while present(input)? {
            let max = usize::try_from(N).unwrap_or(usize::MAX);
            if count >= max {
                return Err(input.error_at_word(DecodeErrorKind::LimitExceeded {
                    what: Counted::List,
                    len: N.saturating_add(1),
                    max: N,
                }));
            }
            input.charge(size_of::<T>())?;
            let read = match self.get_mut(count) {
                Some(value) => value.decode_bounded_into(input),
                None => {
                    grow(self, input, const { T::MIN });
                    T::decode_bounded(input).map(|value| self.push(value))
                }
            };
            if let Err(error) = read {
                return Err(error.in_element(count));
            }
            count = count.saturating_add(1);
        }
        self.truncate(count);
        input.ascend();
        Ok(())
    }
}

/// Doubles the room, but never beyond what the rest of the input can still fill.
fn grow<T>(items: &mut Vec<T>, input: &Decoder<'_>, min: usize) {
    if items.len() == items.capacity() {
        let to_come = input.uncommitted() / min.saturating_add(4).max(1);
        items.reserve_exact(items.len().max(4).min(to_come.saturating_add(1)));
    }
}
