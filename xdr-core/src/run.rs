//! Runs: consecutive fields of fixed size, checked once and moved as one piece.

use crate::{DecodeBounded, DecodeError, DecodeErrorKind, Encoder};
use alloc::vec::Vec;

/// Reads from the bytes of a run. Its length was checked before, so reading cannot fail.
#[doc(hidden)]
#[derive(Debug)]
pub struct Run<'a> {
    rest: &'a [u8],
}

impl<'a> Run<'a> {
    /// Over exactly the bytes of one value of fixed size.
    #[inline(always)]
    pub fn new(bytes: &'a [u8]) -> Self {
        Run { rest: bytes }
    }

    /// The next `N` bytes. Zeros past the end, which the caller's check rules out.
    #[inline(always)]
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        match self.rest.split_first_chunk::<N>() {
            Some((head, tail)) => {
                self.rest = tail;
                *head
            }
            None => [0; N],
        }
    }
}

/// Writes the bytes of a run.
#[doc(hidden)]
#[derive(Debug)]
pub struct RunMut<'a> {
    rest: &'a mut [u8],
}

impl<'a> RunMut<'a> {
    /// Over exactly the bytes of one or several values of fixed size.
    #[inline(always)]
    pub fn new(bytes: &'a mut [u8]) -> Self {
        RunMut { rest: bytes }
    }

    /// Writes the next `N` bytes. Does nothing past the end, which the caller's arithmetic rules out.
    #[inline(always)]
    pub fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        if let Some((head, tail)) = core::mem::take(&mut self.rest).split_first_chunk_mut::<N>() {
            *head = bytes;
            self.rest = tail;
        }
    }

    /// Writes the bytes and zeros behind them up to a multiple of 4.
    #[inline(always)]
    pub fn put_padded(&mut self, bytes: &[u8]) {
        let padded = padded(bytes.len());
        if let Some((head, tail)) = core::mem::take(&mut self.rest).split_at_mut_checked(padded) {
            if let Some((data, padding)) = head.split_at_mut_checked(bytes.len()) {
                data.copy_from_slice(bytes);
                padding.fill(0);
            }
            self.rest = tail;
        }
    }

    /// The way for a type that writes to an encoder only: through a buffer of its own.
    pub fn put_through(&mut self, encode: impl FnOnce(&mut Encoder<'_>)) {
        let mut bytes = Vec::new();
        encode(&mut Encoder::new(&mut bytes));
        if let Some((head, tail)) =
            core::mem::take(&mut self.rest).split_at_mut_checked(bytes.len())
        {
            head.copy_from_slice(&bytes);
            self.rest = tail;
        }
    }
}

/// `len` rounded up to a multiple of 4 (RFC 4506 section 3). Saturates.
#[inline(always)]
pub(crate) const fn padded(len: usize) -> usize {
    len.saturating_add(len.wrapping_neg() & 3)
}

/// The size of a sequence of fields, when each of them is of fixed size.
#[doc(hidden)]
pub const fn fixed_sum(fields: &[Option<usize>]) -> Option<usize> {
    let mut rest = fields;
    let mut sum = 0usize;
    while let [first, tail @ ..] = rest {
        match first {
            Some(size) => sum = sum.saturating_add(*size),
            None => return None,
        }
        rest = tail;
    }
    Some(sum)
}

/// The size of every value of a type; 0 where values differ in size.
#[doc(hidden)]
pub const fn fixed_or_0<T: crate::Wire>() -> usize {
    match T::FIXED {
        Some(size) => size,
        None => 0,
    }
}

/// The size of the run that starts at field `at`; 0 where none starts.
#[doc(hidden)]
pub const fn run_at(fields: &[Option<usize>], at: usize) -> usize {
    let (before, mut rest) = match fields.split_at_checked(at) {
        Some(parts) => parts,
        None => return 0,
    };
    if let [.., Some(_)] = before {
        return 0;
    }
    let mut sum = 0usize;
    while let [Some(size), tail @ ..] = rest {
        sum = sum.saturating_add(*size);
        rest = tail;
    }
    sum
}

/// Whether a run starts at field `at` and ends with it. Such a field is written as it is.
#[doc(hidden)]
pub const fn alone(fields: &[Option<usize>], at: usize) -> bool {
    run_at(fields, at) > 0 && !in_run(fields, at.saturating_add(1))
}

/// The size of what is left of a run from field `at` on; 0 where `at` lies in none.
#[doc(hidden)]
pub const fn run_from(fields: &[Option<usize>], at: usize) -> usize {
    match fields.split_at_checked(at) {
        Some((_, rest)) => run_at(rest, 0),
        None => 0,
    }
}

/// The place of the first field behind the run that field `at` lies in.
#[doc(hidden)]
pub const fn run_end(fields: &[Option<usize>], at: usize) -> usize {
    let mut end = at;
    while in_run(fields, end) {
        end = end.saturating_add(1);
    }
    end
}

/// Whether case `at` of a union has the value of a case before it.
#[doc(hidden)]
pub const fn taken(cases: &[i64], at: usize) -> bool {
    let Some((mut before, [value, ..])) = cases.split_at_checked(at) else {
        return false;
    };
    while let [first, rest @ ..] = before {
        if *first == *value {
            return true;
        }
        before = rest;
    }
    false
}

/// Gives a closure that writes the fields from one place to another its signature.
#[doc(hidden)]
#[inline(always)]
pub fn run_writer<F: Fn(&mut RunMut<'_>, usize, usize)>(write: F) -> F {
    write
}

/// Up to this weight derived code is inlined wherever it is called.
const LIGHT: u32 = 96;

/// Runs derived code of the type `T`: in place where it is light, as a function of its own where it
/// is not, so that each use of a large type does not carry a copy of its codec and recursive types
/// stay small. A debug build inlines nothing: what it inlines lies on the stack of every level.
#[doc(hidden)]
#[inline(always)]
pub fn inline_if_light<T: crate::Wire + ?Sized, R>(code: impl FnOnce() -> R) -> R {
    if const { T::WEIGHT <= LIGHT && !cfg!(debug_assertions) } {
        code()
    } else {
        out_of_line(code)
    }
}

#[inline(never)]
fn out_of_line<R>(code: impl FnOnce() -> R) -> R {
    code()
}

/// Whether field `at` lies in a run.
#[doc(hidden)]
pub const fn in_run(fields: &[Option<usize>], at: usize) -> bool {
    matches!(fields.split_at_checked(at), Some((_, [Some(_), ..])))
}

/// Reads a `T` whose `FROM_RUN` is set.
///
/// Derived code names this for every type, also where its own `FROM_RUN` turns out to be `None` and
/// nothing calls it. So that case is no error of a constant: the optimiser evaluates constants of
/// code that is never called, and would refuse the program.
#[doc(hidden)]
#[inline(always)]
pub fn from_run<'de, T: DecodeBounded<'de, L>, L>(run: &mut Run<'_>) -> T {
    let read = const {
        match T::FROM_RUN {
            Some(read) => read,
            None => never_called::<T>,
        }
    };
    read(run)
}

#[cold]
#[expect(clippy::panic, reason = "only code that nothing calls refers to this")]
pub(crate) fn never_called<T>(_: &mut Run<'_>) -> T {
    panic!("not every bit pattern is a value of the type")
}

/// The error of an input that ends inside the run that starts at field `at`: it names the field,
/// which the check of the whole run does not know. It is told the offset and how many bytes are left.
/// `labels` are those of the fields from there on.
#[doc(hidden)]
#[cold]
#[inline(never)]
pub fn short_run(
    (mut offset, mut left): (usize, usize),
    fields: &[Option<usize>],
    at: usize,
    labels: &[&'static str],
) -> DecodeError {
    let run = fields.iter().skip(at).map_while(|size| *size);
    for (needed, label) in run.zip(labels) {
        if needed > left {
            let error = DecodeError::new(DecodeErrorKind::UnexpectedEnd { needed, left }, offset);
            return if label.is_empty() {
                error
            } else {
                error.in_field(label)
            };
        }
        offset = offset.saturating_add(needed);
        left = left.saturating_sub(needed);
    }
    DecodeError::new(DecodeErrorKind::UnexpectedEnd { needed: 0, left }, offset)
}
