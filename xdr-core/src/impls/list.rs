//! Chains of optional data, RFC 4506 section 4.19, held flat: decoding and dropping take no
//! stack per element.

use super::array::{ARRAY_WEIGHT, elements_size, make_room};
use super::optional::{PRESENT, present};
use super::string::fits;
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
        if !fits(self.len(), N) {
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
        // A copy, whose address no function is given, so that it is kept in registers.
        let mut local = input.clone();
        let mut more = next(&mut local, count, max)?;
        for value in self.iter_mut().skip(count) {
            if !more {
                break;
            }
            // Memory that is there already counts as that of a fresh value does.
            if let Err(error) = local
                .charge(size_of::<T>())
                .and_then(|()| value.decode_bounded_into(&mut local))
            {
                return Err(error.in_element(count));
            }
            count = count.saturating_add(1);
            more = next(&mut local, count, max)?;
        }
        let mut paid = self.len();
        while more {
            // Read before there is room for it: a flag alone is no reason to allocate.
            match T::decode_bounded(&mut local) {
                Ok(value) => {
                    if self.len() == paid {
                        let spare = self.capacity().saturating_sub(self.len());
                        let extra = match spare {
                            0 => room(self.len(), local.uncommitted(), const { T::MIN }),
                            _ => 1,
                        };
                        if let Err(error) = local.charge(extra.saturating_mul(size_of::<T>())) {
                            return Err(error.in_element(count));
                        }
                        self.reserve_exact(extra);
                        paid = paid.saturating_add(extra);
                    }
                    self.push(value);
                }
                Err(error) => return Err(error.in_element(count)),
            }
            count = count.saturating_add(1);
            more = next(&mut local, count, max)?;
        }
        self.truncate(count);
        *input = local;
        input.ascend::<T>();
        Ok(())
    }
}

/// Whether another element follows the `count` that were read.
#[inline(always)]
fn next(input: &mut Decoder<'_>, count: usize, max: usize) -> Result<bool, DecodeError> {
    let more = present(input)?;
    if more && count >= max {
        let max = u32::try_from(max).unwrap_or(u32::MAX);
        return Err(input.error_at_word(DecodeErrorKind::LimitExceeded {
            what: Counted::List,
            len: max.saturating_add(1),
            max,
        }));
    }
    Ok(more)
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

/// How many more elements to make room for: as many as there are, but never more than the one that was
/// read and those that `left` bytes of the input can still hold. The room is what counts against the
/// limit of memory, not the elements in it.
const fn room(len: usize, left: usize, min: usize) -> usize {
    let to_come = left / min.saturating_add(4);
    let double = if len == 0 { 1 } else { len };
    if double <= to_come {
        double
    } else {
        to_come.saturating_add(1)
    }
}
