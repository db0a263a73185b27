//! A codec for the types of the benchmark as an expert would write it by hand, in safe Rust:
//! exact sizes and one reservation, whole structs written and read in one piece.
//!
//! It makes the checks that the derived codec makes: declared limits both ways, lengths against
//! the input before anything is allocated, padding, bools, enums, arms, UTF-8, depth, trailing
//! bytes. Its errors know kind and offset. It has neither paths in its errors nor a budget of
//! heap memory, and promises of outer arrays do not bind inner ones.

mod arrays;
mod bulk;
mod entries;
mod fixed;
mod header;
mod lists;
mod log;
mod nested;
mod nodes;
mod opaque;
mod page;
mod read;
mod saved;
mod short;
mod unions;
mod views;

pub(crate) use fixed::{colour, point_bytes, read_point};

/// What was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    UnexpectedEnd,
    TrailingBytes,
    LimitExceeded,
    LengthExceedsInput,
    InvalidFlag,
    UnknownValue,
    InvalidUtf8,
    NonZeroPadding,
    TooDeep,
    WrongTag,
}

/// What was wrong, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Error {
    pub(crate) what: Refusal,
    pub(crate) offset: usize,
}

/// The bytes not read yet.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    rest: &'a [u8],
    len: usize,
    depth: u32,
}

impl<'a> Input<'a> {
    #[cold]
    #[inline(never)]
    pub(crate) fn error(&self, what: Refusal) -> Error {
        Error {
            what,
            offset: self.len - self.rest.len(),
        }
    }

    #[inline(always)]
    pub(crate) fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], Error> {
        match self.rest.split_first_chunk::<N>() {
            Some((head, tail)) => {
                self.rest = tail;
                Ok(head)
            }
            None => Err(self.error(Refusal::UnexpectedEnd)),
        }
    }

    #[inline(always)]
    pub(crate) fn word(&mut self) -> Result<u32, Error> {
        Ok(u32::from_be_bytes(*self.array()?))
    }

    #[inline(always)]
    pub(crate) fn hyper(&mut self) -> Result<u64, Error> {
        Ok(u64::from_be_bytes(*self.array()?))
    }

    #[inline(always)]
    pub(crate) fn flag(&mut self) -> Result<bool, Error> {
        match self.word()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.error(Refusal::InvalidFlag)),
        }
    }

    #[inline(always)]
    pub(crate) fn opaque(&mut self, max: u32) -> Result<&'a [u8], Error> {
        let len = self.word()?;
        if len > max {
            return Err(self.error(Refusal::LimitExceeded));
        }
        self.fixed(len as usize)
    }

    #[inline(always)]
    pub(crate) fn fixed(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let padding = len.wrapping_neg() & 3;
        let Some((padded, rest)) = self.rest.split_at_checked(len.saturating_add(padding)) else {
            return Err(self.error(Refusal::LengthExceedsInput));
        };
        // The padding is the low end of the last word, read as big-endian.
        let last = padded
            .last_chunk()
            .map_or(0, |word| u32::from_be_bytes(*word));
        if last & ((1 << (8 * padding)) - 1) != 0 {
            return Err(self.error(Refusal::NonZeroPadding));
        }
        self.rest = rest;
        Ok(&padded[..len])
    }

    #[inline(always)]
    pub(crate) fn text(&mut self, max: u32) -> Result<&'a str, Error> {
        let bytes = self.opaque(max)?;
        std::str::from_utf8(bytes).map_err(|_| self.error(Refusal::InvalidUtf8))
    }

    /// The bytes of a counted array of elements of fixed size.
    #[inline(always)]
    pub(crate) fn items<const N: usize>(&mut self, max: u32) -> Result<&'a [[u8; N]], Error> {
        let count = self.count(max, N)?;
        let (head, tail) = self.rest.split_at(count * N);
        self.rest = tail;
        Ok(head.as_chunks::<N>().0)
    }

    /// The count of an array whose elements take at least `min` bytes each.
    #[inline(always)]
    pub(crate) fn count(&mut self, max: u32, min: usize) -> Result<usize, Error> {
        let count = self.word()?;
        if count > max {
            return Err(self.error(Refusal::LimitExceeded));
        }
        let count = count as usize;
        match count.checked_mul(min) {
            Some(needed) if needed <= self.rest.len() => Ok(count),
            _ => Err(self.error(Refusal::LengthExceedsInput)),
        }
    }

    /// Whether another element of a chain follows, which has `count` so far.
    #[inline(always)]
    pub(crate) fn more(&mut self, count: usize, max: u32) -> Result<bool, Error> {
        let more = self.flag()?;
        if more && count >= max as usize {
            return Err(self.error(Refusal::LimitExceeded));
        }
        Ok(more)
    }

    /// How many elements of a chain there is room for, if each takes at least `least` bytes.
    #[inline(always)]
    pub(crate) fn guess(&self, least: usize) -> usize {
        self.rest.len() / least
    }

    /// The nodes of a chain of words that lie ahead, each its flag and its word.
    #[inline(always)]
    pub(crate) fn nodes(&mut self) -> &'a [[u8; 8]] {
        let (nodes, _) = self.rest.as_chunks::<8>();
        let ends = |node: &[u8; 8]| node.first_chunk() != Some(&[0, 0, 0, 1]);
        let count = nodes.iter().position(ends).unwrap_or(nodes.len());
        let (nodes, rest) = self.rest.split_at(count * 8);
        self.rest = rest;
        nodes.as_chunks().0
    }

    #[inline(always)]
    pub(crate) fn descend(&mut self) -> Result<(), Error> {
        match self.depth.checked_sub(1) {
            Some(depth) => {
                self.depth = depth;
                Ok(())
            }
            None => Err(self.error(Refusal::TooDeep)),
        }
    }

    #[inline(always)]
    pub(crate) fn ascend(&mut self) {
        self.depth += 1;
    }
}

/// The codec of one type.
pub(crate) trait Hand<'a>: Sized {
    /// Checks the limits and counts.
    fn size(&self) -> Result<usize, Refusal>;
    /// Appends as many bytes as `size` counted.
    fn write(&self, out: &mut Vec<u8>);
    fn read(input: &mut Input<'a>) -> Result<Self, Error>;
    /// Reads over this value and reuses its buffers.
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        *self = Self::read(input)?;
        Ok(())
    }
}

/// Room behind the encoding for the short copies, which write more than they keep.
const SLACK: usize = 16;

pub(crate) fn append<'a, T: Hand<'a>>(value: &T, out: &mut Vec<u8>) -> Result<(), Refusal> {
    out.reserve(value.size()? + SLACK);
    value.write(out);
    Ok(())
}

pub(crate) fn to_vec<'a, T: Hand<'a>>(value: &T) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::with_capacity(value.size()? + SLACK);
    value.write(&mut out);
    Ok(out)
}

fn whole<'a, R>(
    bytes: &'a [u8],
    read: impl FnOnce(&mut Input<'a>) -> Result<R, Error>,
) -> Result<R, Error> {
    let mut input = Input {
        rest: bytes,
        len: bytes.len(),
        depth: 64,
    };
    let value = read(&mut input)?;
    if !input.rest.is_empty() {
        return Err(input.error(Refusal::TrailingBytes));
    }
    Ok(value)
}

pub(crate) fn from_slice<'a, T: Hand<'a>>(bytes: &'a [u8]) -> Result<T, Error> {
    whole(bytes, T::read)
}

pub(crate) fn over_slice<'a, T: Hand<'a>>(value: &mut T, bytes: &'a [u8]) -> Result<(), Error> {
    whole(bytes, |input| value.read_over(input))
}

/// The size of counted bytes with their length word and padding.
#[inline(always)]
pub(crate) fn opaque_size(data: &[u8], max: u32) -> Result<usize, Refusal> {
    if data.len() > max as usize {
        return Err(Refusal::LimitExceeded);
    }
    Ok(4 + data.len().next_multiple_of(4))
}

#[inline(always)]
pub(crate) fn items_size(count: usize, each: usize, max: u32) -> Result<usize, Refusal> {
    if count > max as usize {
        return Err(Refusal::LimitExceeded);
    }
    Ok(4 + count * each)
}

#[inline(always)]
pub(crate) fn put_word(out: &mut Vec<u8>, word: u32) {
    out.extend_from_slice(&word.to_be_bytes());
}

#[inline(always)]
pub(crate) fn put_opaque(out: &mut Vec<u8>, data: &[u8]) {
    put_word(out, data.len() as u32);
    short::put(out, data);
}

/// A counted array of elements of fixed size.
#[inline(always)]
pub(crate) fn put_items<T, const N: usize>(
    out: &mut Vec<u8>,
    items: &[T],
    bytes: impl Fn(&T) -> [u8; N],
) {
    put_word(out, items.len() as u32);
    out.extend(items.iter().flat_map(bytes));
}
