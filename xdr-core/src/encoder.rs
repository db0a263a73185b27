//! The writing side: appends to a buffer, large shared payloads beside it.

mod short;

use crate::form::Plain;
use crate::run::RunMut;
use crate::wide::{self, BLOCK, FILL};
use crate::{Encode, EncodeBounded};
use alloc::vec::Vec;
use bytes::Bytes;

/// From this length on, in bytes, shared opaque data becomes a [segment](Segments) of its own.
pub const SEGMENT_FROM: usize = 8 << 10;

/// Up to so many items are written one by one: to prepare a block takes longer.
const FEW: usize = 8;

/// What a run is filled with before it is written.
const BLANK: [u8; 512] = [FILL; 512];

/// Large shared payloads that an encoding refers to instead of copying them, for vectored writes.
///
/// Each stands at an offset of the buffer: the bytes of the buffer up to there come before it.
#[derive(Debug, Default)]
pub struct Segments {
    parts: Vec<(usize, Bytes)>,
    bytes: usize,
}

impl Segments {
    /// No segments.
    #[must_use]
    pub const fn new() -> Self {
        Segments {
            parts: Vec::new(),
            bytes: 0,
        }
    }

    /// Offsets into the buffer and payloads, in the order of the wire.
    #[must_use]
    pub fn parts(&self) -> &[(usize, Bytes)] {
        &self.parts
    }

    /// The bytes of all payloads together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes over all segments of another buffer, whose bytes are appended to this one's, which were
    /// `len` before.
    pub fn append(&mut self, len: usize, other: &mut Segments) {
        self.bytes = self.bytes.saturating_add(other.bytes);
        let moved = other
            .parts
            .drain(..)
            .map(|(at, payload)| (len.saturating_add(at), payload));
        self.parts.extend(moved);
        other.bytes = 0;
    }

    /// Forgets all segments and keeps the room for new ones.
    pub fn clear(&mut self) {
        self.parts.clear();
        self.bytes = 0;
    }

    /// Forgets the segments from number `parts` on.
    pub fn truncate(&mut self, parts: usize) {
        for (_, payload) in self.parts.drain(parts.min(self.parts.len())..) {
            self.bytes = self.bytes.saturating_sub(payload.len());
        }
    }
}

/// Appends items one by one. A function with parameters of its own, since the optimiser keeps what it
/// knows of a buffer in registers only where it sees that nothing else refers to it.
#[inline(never)]
fn one_by_one<T>(
    out: &mut Vec<u8>,
    segments: Option<&mut Segments>,
    items: &[T],
    encode: impl Fn(&T, &mut Encoder<'_>),
) {
    let mut encoder = Encoder { out, segments };
    for item in items {
        encode(item, &mut encoder);
    }
}

/// Appends XDR to a `Vec<u8>`.
#[derive(Debug)]
pub struct Encoder<'a> {
    out: &'a mut Vec<u8>,
    segments: Option<&'a mut Segments>,
}

impl<'a> Encoder<'a> {
    /// Everything into `out`.
    #[inline]
    #[must_use]
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Encoder {
            out,
            segments: None,
        }
    }

    /// Into `out`, except `Bytes` of [`SEGMENT_FROM`] bytes and more: those go to `segments`
    /// and are not copied.
    #[inline]
    #[must_use]
    pub fn with_segments(out: &'a mut Vec<u8>, segments: &'a mut Segments) -> Self {
        Encoder {
            out,
            segments: Some(segments),
        }
    }

    /// Appends bytes as they are. Their number is a multiple of 4.
    #[inline(always)]
    pub fn put(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Appends bytes as they are, of any number, without copying them where they are large and the encoder
    /// has segments.
    #[doc(hidden)]
    pub fn put_shared(&mut self, bytes: &Bytes) {
        match &mut self.segments {
            Some(segments) if bytes.len() >= SEGMENT_FROM => {
                segments.parts.push((self.out.len(), bytes.clone()));
                segments.bytes = segments.bytes.saturating_add(bytes.len());
            }
            _ => self.put(bytes),
        }
    }

    /// Appends a word.
    #[inline(always)]
    pub fn word(&mut self, value: u32) {
        self.put(&value.to_be_bytes());
    }

    /// Appends a run of `len` bytes, a multiple of 4, that `fill` writes.
    #[doc(hidden)]
    #[inline(always)]
    pub fn run(&mut self, len: usize, fill: impl FnOnce(&mut RunMut<'_>)) {
        // Of a known length, these are stores that the ones of `fill` make needless.
        match BLANK.get(..len) {
            Some(blank) => self.out.extend_from_slice(blank),
            None => self.out.resize(self.out.len().saturating_add(len), FILL),
        }
        // Counted from the end, the window is seen to have `len` bytes, and no write into it is
        // checked again.
        if let Some(start) = self.out.len().checked_sub(len)
            && let Some(window) = self.out.get_mut(start..)
        {
            fill(&mut RunMut::new(window));
        }
    }

    /// As `Decoder::apart`: writes with `write`.
    #[doc(hidden)]
    #[inline(always)]
    pub fn apart(&mut self, write: impl FnOnce(&mut Self)) {
        write(self);
    }

    /// Appends the elements of an array in the form `L`.
    #[inline(always)]
    pub(crate) fn elements<T: EncodeBounded<L>, L>(&mut self, items: &[T]) {
        match const { T::FIXED } {
            Some(size) => self.run_each(items, size, |item, run| item.encode_run_bounded(run)),
            None => self.each(items, |item, out| item.encode_bounded(out)),
        }
    }

    /// Appends the elements of an array whose size, where all have the same, is `N`: that way they are
    /// written to memory that was never filled before.
    #[doc(hidden)]
    #[inline(always)]
    pub fn elements_of<T: Encode, const N: usize>(&mut self, items: &[T]) {
        match const { T::FIXED } {
            // A larger one would not do on the stack.
            Some(_) if const { N <= BLOCK } => self.put_each(items, |item| {
                let mut bytes = [0; N];
                item.encode_run(&mut RunMut::new(&mut bytes));
                bytes
            }),
            _ => self.elements::<T, Plain>(items),
        }
    }

    /// Appends many items of `N` bytes each, a multiple of 4.
    #[inline(always)]
    pub(crate) fn put_each<T, const N: usize>(
        &mut self,
        items: &[T],
        bytes: impl Fn(&T) -> [u8; N],
    ) {
        wide::put(self.out, items, bytes);
    }

    /// Appends many items of `size` bytes each, a multiple of 4.
    #[inline(always)]
    pub(crate) fn run_each<T>(
        &mut self,
        items: &[T],
        size: usize,
        fill: impl Fn(&T, &mut RunMut<'_>),
    ) {
        if items.len() <= FEW {
            for item in items {
                self.run(size, |run| fill(item, run));
            }
            return;
        }
        let at_once = (BLOCK / size.max(1)).max(1);
        for block in items.chunks(at_once) {
            let start = self.out.len();
            let len = block.len().saturating_mul(size);
            self.out.resize(start.saturating_add(len), FILL);
            if let Some(window) = self.out.get_mut(start..) {
                for (bytes, item) in window.chunks_exact_mut(size.max(1)).zip(block) {
                    fill(item, &mut RunMut::new(bytes));
                }
            }
        }
    }

    /// Appends variable-length opaque data: length word, data, padding.
    #[inline(always)]
    pub fn opaque(&mut self, data: &[u8]) {
        if !short::put(self.out, data) {
            self.length(data.len());
            self.fixed_opaque(data);
        }
    }

    /// Appends fixed-length opaque data: data and padding.
    #[inline(always)]
    pub fn fixed_opaque(&mut self, data: &[u8]) {
        self.put(data);
        self.padding(data.len());
    }

    /// Appends variable-length opaque data without copying it, where it is large and the
    /// encoder has segments.
    #[inline]
    pub fn shared_opaque(&mut self, data: &Bytes) {
        match &mut self.segments {
            Some(segments) if data.len() >= SEGMENT_FROM => {
                let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
                self.out.extend_from_slice(&length.to_be_bytes());
                segments.parts.push((self.out.len(), data.clone()));
                segments.bytes = segments.bytes.saturating_add(data.len());
                self.padding(data.len());
            }
            _ => self.opaque(data),
        }
    }

    /// Appends items one by one, in a loop of its own.
    #[inline(always)]
    pub(crate) fn each<T>(&mut self, items: &[T], encode: impl Fn(&T, &mut Encoder<'_>)) {
        one_by_one(self.out, self.segments.as_deref_mut(), items, encode);
    }

    /// Appends a length word. The size pass has refused what does not fit it.
    #[inline(always)]
    pub fn length(&mut self, len: usize) {
        self.word(u32::try_from(len).unwrap_or(u32::MAX));
    }

    /// Bytes written to the buffer and to segments since both were empty.
    #[inline]
    #[must_use]
    pub fn written(&self) -> usize {
        let beside = self.segments.as_ref().map_or(0, |segments| segments.bytes);
        self.out.len().saturating_add(beside)
    }

    #[inline(always)]
    fn padding(&mut self, len: usize) {
        let end = self.out.len().saturating_add(len.wrapping_neg() & 3);
        if self.out.capacity().saturating_sub(self.out.len()) >= 4 {
            // A whole word of zeros, of which the padding stays: one store for every length.
            self.out.extend_from_slice(&[0; 4]);
            self.out.truncate(end);
        } else {
            self.out.resize(end, 0);
        }
    }
}
