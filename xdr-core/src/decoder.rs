//! The reading side: a cursor over one whole record.

mod opaque;

use crate::error::{Counted, DecodeError, DecodeErrorKind as Kind};
use crate::limits::Limits;
use bytes::Bytes;

/// Reads XDR from one whole record.
///
/// Several values in a row are read by calling `T::decode(&mut decoder)` again:
///
/// ```
/// use xdr_core::{Decode, Decoder};
///
/// let mut decoder = Decoder::new(&[0, 0, 0, 7, 0, 0, 0, 1]);
/// assert_eq!(u32::decode(&mut decoder)?, 7);
/// assert!(bool::decode(&mut decoder)?);
/// decoder.finish()?;
/// # Ok::<(), xdr_core::DecodeError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Decoder<'de> {
    rest: &'de [u8],
    /// Offset of the end of `rest` in the whole input.
    end: usize,
    owner: Option<&'de Bytes>,
    /// Bytes of `rest` that elements still to come of arrays under way need at least.
    committed: usize,
    depth: u32,
    budget: usize,
}

impl<'de> Decoder<'de> {
    /// Over `input`, under the default [`Limits`].
    #[inline]
    #[must_use]
    pub fn new(input: &'de [u8]) -> Self {
        Decoder {
            rest: input,
            end: input.len(),
            owner: None,
            committed: 0,
            depth: Limits::DEFAULT.max_depth,
            budget: Limits::DEFAULT.max_alloc,
        }
    }

    /// Over `input`; `Bytes` fields of 1 KiB and more share it.
    #[inline]
    #[must_use]
    pub fn shared(input: &'de Bytes) -> Self {
        Decoder {
            owner: Some(input),
            ..Decoder::new(input)
        }
    }

    /// The same decoder under other limits.
    ///
    /// # Errors
    ///
    /// The input is longer than `max_record`.
    #[inline]
    pub fn limited(mut self, limits: &Limits) -> Result<Self, DecodeError> {
        self.limit(limits)?;
        Ok(self)
    }

    /// [`limited`](Decoder::limited) in place.
    #[inline]
    pub(crate) fn limit(&mut self, limits: &Limits) -> Result<(), DecodeError> {
        if self.rest.len() > limits.max_record {
            return Err(self.error(Kind::RecordTooLong {
                len: self.rest.len(),
                max: limits.max_record,
            }));
        }
        self.depth = limits.max_depth;
        // More than this no vector holds, and to ask for it would panic.
        self.budget = limits.max_alloc.min(isize::MAX.unsigned_abs());
        Ok(())
    }

    /// Bytes read so far, counted from the start of the whole input.
    #[inline]
    #[must_use]
    pub fn offset(&self) -> usize {
        self.end.saturating_sub(self.rest.len())
    }

    /// The offset, and how many bytes are left.
    #[doc(hidden)]
    #[inline(always)]
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.offset(), self.rest.len())
    }

    /// The bytes not read yet.
    #[inline]
    #[must_use]
    pub fn rest(&self) -> &'de [u8] {
        self.rest
    }

    /// An error of this kind at the current offset.
    //
    // Inlined, as what looks at a decoder has to be: one whose address is given to a function that
    // is not can no longer be kept in registers.
    #[inline(always)]
    #[must_use]
    pub fn error(&self, kind: Kind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    /// An error of this kind about the word just read.
    #[inline(always)]
    #[must_use]
    pub fn error_at_word(&self, kind: Kind) -> DecodeError {
        DecodeError::new(kind, self.offset().saturating_sub(4))
    }

    /// Ends the reading.
    ///
    /// # Errors
    ///
    /// [`TrailingBytes`](Kind::TrailingBytes) where something is left.
    #[inline]
    pub fn finish(self) -> Result<(), DecodeError> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(self.trailing())
    }

    /// That something follows the value.
    #[inline(always)]
    pub(crate) fn trailing(&self) -> DecodeError {
        self.error(Kind::TrailingBytes {
            count: self.rest.len(),
        })
    }

    /// The next `N` bytes. `N` is a multiple of 4.
    ///
    /// # Errors
    ///
    /// The input ends before.
    #[inline(always)]
    pub fn array<const N: usize>(&mut self) -> Result<&'de [u8; N], DecodeError> {
        match self.rest.split_first_chunk::<N>() {
            Some((head, tail)) => {
                self.rest = tail;
                Ok(head)
            }
            None => Err(self.short(N)),
        }
    }

    /// The next `len` bytes. `len` is a multiple of 4.
    ///
    /// # Errors
    ///
    /// The input ends before.
    #[inline(always)]
    pub fn take(&mut self, len: usize) -> Result<&'de [u8], DecodeError> {
        match self.rest.split_at_checked(len) {
            Some((head, tail)) => {
                self.rest = tail;
                Ok(head)
            }
            None => Err(self.short(len)),
        }
    }

    /// The next word as an unsigned integer.
    ///
    /// # Errors
    ///
    /// The input ends before.
    #[inline(always)]
    pub fn word(&mut self) -> Result<u32, DecodeError> {
        Ok(u32::from_be_bytes(*self.array::<4>()?))
    }

    /// The next word, which stays to be read.
    ///
    /// # Errors
    ///
    /// The input ends before.
    #[inline]
    pub fn peek_word(&self) -> Result<u32, DecodeError> {
        match self.rest.first_chunk::<4>() {
            Some(word) => Ok(u32::from_be_bytes(*word)),
            None => Err(self.short(4)),
        }
    }

    /// A decoder over the next `len` bytes alone, for a run of fields of fixed size.
    #[doc(hidden)]
    #[inline(always)]
    pub fn window(&mut self, len: usize) -> Result<Decoder<'de>, DecodeError> {
        let bytes = self.take(len)?;
        Ok(Decoder {
            rest: bytes,
            end: self.offset(),
            owner: None,
            committed: 0,
            depth: 0,
            budget: 0,
        })
    }

    /// A window over nothing, for the time before the first run.
    #[doc(hidden)]
    #[inline(always)]
    pub fn no_window() -> Decoder<'de> {
        Decoder {
            rest: &[],
            end: 0,
            owner: None,
            committed: 0,
            depth: 0,
            budget: 0,
        }
    }

    /// Reads with `read`, which without optimisation is a function that has its variables on the stack
    /// while it runs only. Those of all arms of a union would lie there at every level else.
    #[doc(hidden)]
    #[inline(always)]
    pub fn apart<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        read(self)
    }

    /// A window over bytes that [`take`](Decoder::take) just gave, `behind` bytes before the offset.
    #[inline(always)]
    pub(crate) fn window_over(&self, bytes: &'de [u8], behind: usize) -> Decoder<'de> {
        Decoder {
            rest: bytes,
            end: self
                .offset()
                .saturating_sub(behind)
                .saturating_add(bytes.len()),
            ..Decoder::no_window()
        }
    }

    /// A decoder over opaque data that was just read, for XDR inside it.
    pub(crate) fn nested(&self, data: &'de [u8]) -> Decoder<'de> {
        Decoder {
            rest: data,
            end: self.offset().saturating_sub(data.len().wrapping_neg() & 3),
            owner: self.owner,
            committed: 0,
            depth: self.depth,
            budget: self.budget,
        }
    }

    /// Takes over what a [`nested`](Decoder::nested) decoder has spent.
    pub(crate) fn settle(&mut self, nested: &Decoder<'de>) {
        self.budget = nested.budget;
    }

    /// Bytes that no array under way has a claim on.
    #[inline(always)]
    pub(crate) fn uncommitted(&self) -> usize {
        self.rest.len().saturating_sub(self.committed)
    }

    /// Commits `count` elements of at least `min` bytes each: the input can hold them, or the
    /// count is refused before anything is allocated.
    #[inline]
    pub(crate) fn claim(
        &mut self,
        what: Counted,
        count: u32,
        min: usize,
    ) -> Result<usize, DecodeError> {
        let needed = usize::try_from(count)
            .ok()
            .and_then(|count| Some((count, count.checked_mul(min)?)))
            .filter(|(_, needed)| *needed <= self.uncommitted());
        let Some((count, needed)) = needed else {
            return Err(self.error_at_word(Kind::LengthExceedsInput { what, len: count }));
        };
        self.committed = self.committed.saturating_add(needed);
        Ok(count)
    }

    /// The bytes of `count` elements of `size` bytes each, or the count is refused.
    #[inline(always)]
    pub(crate) fn elements(&mut self, count: u32, size: usize) -> Result<&'de [u8], DecodeError> {
        let len = usize::try_from(count)
            .ok()
            .and_then(|count| count.checked_mul(size))
            .filter(|len| *len <= self.uncommitted());
        match len {
            Some(len) => self.take(len),
            None => Err(self.error_at_word(Kind::LengthExceedsInput {
                what: Counted::Array,
                len: count,
            })),
        }
    }

    /// Gives back the claim of one element, which is about to be read.
    #[inline(always)]
    pub(crate) fn release(&mut self, min: usize) {
        self.committed = self.committed.saturating_sub(min);
    }

    /// Accounts for heap memory of the value, in bytes.
    #[inline(always)]
    pub(crate) fn charge(&mut self, bytes: usize) -> Result<(), DecodeError> {
        match self.budget.checked_sub(bytes) {
            Some(left) => {
                self.budget = left;
                Ok(())
            }
            None => Err(self.error(Kind::TooMuchMemory)),
        }
    }

    /// Goes down into a box or an array of elements of variable size, each a `T`.
    ///
    /// A large `T` counts for several levels: what recursion costs is stack, and a value is on the
    /// stack while it is decoded.
    #[inline(always)]
    pub(crate) fn descend<T>(&mut self) -> Result<(), DecodeError> {
        match self.depth.checked_sub(const { levels(size_of::<T>()) }) {
            Some(depth) => {
                self.depth = depth;
                Ok(())
            }
            None => Err(self.error(Kind::TooDeep)),
        }
    }

    /// Comes back up.
    #[inline(always)]
    pub(crate) fn ascend<T>(&mut self) {
        self.depth = self.depth.saturating_add(const { levels(size_of::<T>()) });
    }

    #[inline(always)]
    fn short(&self, needed: usize) -> DecodeError {
        self.error(Kind::UnexpectedEnd {
            needed,
            left: self.rest.len(),
        })
    }
}

/// How many levels of depth a value of so many bytes counts for: one, and one more for each 256
/// bytes begun beyond 128, up to half of the default limit, since a large value alone is no
/// recursion.
///
/// Measured without optimisation, a level of a few fields takes up to 3 KiB of stack and 10 times the
/// value, and half a KiB for each further field; optimised, less than half of that. So the default
/// limit is reached within 256 KiB of stack, or 512 KiB for a dozen fields.
const fn levels(size: usize) -> u32 {
    match size.saturating_sub(128).div_ceil(256) {
        more @ 0..32 => 1 + more as u32,
        _ => 32,
    }
}
