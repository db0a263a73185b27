//! Chains of optional data, RFC 4506 section 4.19, held flat: decoding and dropping take no
//! stack per element.

use super::array::{ARRAY_WEIGHT, elements_size, make_room};
use super::optional::{PRESENT, present};
use crate::error::{Counted, DecodeErrorKind, EncodeErrorKind};
use crate::form::List;
use crate::run::Run;
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
    const WEIGHT: u32 = ARRAY_WEIGHT;
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
        elements_size::<T, E>(self, 4, 0).map(|size| size.saturating_add(4))
    }
    fn encode_bounded(&self, out: &mut Encoder<'_>) {
        match const { T::FIXED } {
            Some(size) => out.run_each(self, size.saturating_add(4), |item, run| {
                run.put(PRESENT);
                item.encode_run_bounded(run);
            }),
            None => out.each(self, |item, out| {
                out.put(&PRESENT);
                item.encode_bounded(out);
            }),
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
        let max = usize::try_from(N).unwrap_or(usize::MAX);
        input.descend::<T>()?;
        let mut count = whole_nodes::<T, E>(input, max, self)?;
        while present(input)? {
            if count >= max {
                return Err(input.error_at_word(DecodeErrorKind::LimitExceeded {
                    what: Counted::List,
                    len: N.saturating_add(1),
                    max: N,
                }));
            }
            let read = match self.get_mut(count) {
                Some(value) => value.decode_bounded_into(input),
                // Read before there is room for it: a flag alone is no reason to allocate.
                None => T::decode_bounded(input).and_then(|value| {
                    grow(self, input, const { T::MIN })?;
                    self.push(value);
                    Ok(())
                }),
            };
            if let Err(error) = read {
                return Err(error.in_element(count));
            }
            count = count.saturating_add(1);
        }
        self.truncate(count);
        input.ascend::<T>();
        Ok(())
    }
}

/// Reads as many elements as are there in whole, over `into`, when every `FIXED` bytes are one:
/// they are counted first, and then mapped in one piece. Gives their number, 0 for other types.
#[inline]
fn whole_nodes<'de, T: DecodeBounded<'de, E>, E>(
    input: &mut Decoder<'de>,
    max: usize,
    into: &mut Vec<T>,
) -> Result<usize, DecodeError> {
    let fixed = const { (T::FIXED, T::FROM_RUN) };
    let (Some(size), Some(from_run)) = fixed else {
        return Ok(0);
    };
    let node = size.saturating_add(4);
    let nodes = input.rest().chunks_exact(node).take(max);
    let count = nodes
        .take_while(|node| node.first_chunk() == Some(&PRESENT))
        .count();
    input.charge(count.saturating_mul(size_of::<T>()))?;
    let bytes = input.take(count.saturating_mul(node))?;
    into.clear();
    make_room(into, count);
    into.extend(bytes.chunks_exact(node).map(|node| {
        let mut run = Run::new(node);
        let _: [u8; 4] = run.array();
        from_run(&mut run)
    }));
    Ok(count)
}

/// Doubles the room for one element that was read and those to come, but never beyond what the rest
/// of the input can still fill. The room is what counts against the limit of memory, not the
/// elements in it.
fn grow<T>(items: &mut Vec<T>, input: &mut Decoder<'_>, min: usize) -> Result<(), DecodeError> {
    if items.len() == items.capacity() {
        let to_come = input.uncommitted() / min.saturating_add(4).max(1);
        let more = items.len().max(1).min(to_come.saturating_add(1));
        input.charge(more.saturating_mul(size_of::<T>()))?;
        items.reserve_exact(more);
    }
    Ok(())
}
