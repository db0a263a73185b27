//! What has come of a stream and was not read yet.

use super::part::Part;
use bytes::{Buf, Bytes, BytesMut};
use std::collections::VecDeque;
use tokio::io::ReadBuf;

/// Data of this size or more is kept as it came; less is copied together, or a few bytes would hold on
/// to the large buffer that they were read into.
const LARGE: usize = 64 << 10;

/// What a part costs beside its bytes.
const ENTRY: usize = 64;

/// Parts in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Received {
    parts: VecDeque<Kept>,
    cost: usize,
}

#[derive(Debug)]
enum Kept {
    Large(Bytes),
    /// Small packets, one behind the other.
    Small(BytesMut),
    Hole(u64),
}

impl Received {
    /// What it holds, in bytes of memory.
    pub(super) fn cost(&self) -> usize {
        self.cost
    }

    pub(super) fn push_data(&mut self, data: Bytes) {
        self.cost = self.cost.saturating_add(data.len());
        if data.len() >= LARGE {
            self.push(Kept::Large(data));
        } else if let Some(Kept::Small(last)) = self.parts.back_mut()
            && last.len() < LARGE
        {
            last.extend_from_slice(&data);
        } else {
            self.push(Kept::Small(BytesMut::from(&data[..])));
        }
    }

    /// Holes that touch are one.
    pub(super) fn push_hole(&mut self, length: u64) {
        if length == 0 {
            return;
        }
        if let Some(Kept::Hole(last)) = self.parts.back_mut()
            && let Some(sum) = last.checked_add(length)
        {
            *last = sum;
        } else {
            self.push(Kept::Hole(length));
        }
    }

    fn push(&mut self, kept: Kept) {
        self.cost = self.cost.saturating_add(ENTRY);
        self.parts.push_back(kept);
    }

    pub(super) fn pop(&mut self) -> Option<Part> {
        let part = match self.parts.pop_front()? {
            Kept::Large(data) => Part::Data(data),
            Kept::Small(data) => Part::Data(data.freeze()),
            Kept::Hole(length) => Part::Hole(length),
        };
        let len = match &part {
            Part::Data(data) => data.len(),
            Part::Hole(_) => 0,
        };
        self.cost = self.cost.saturating_sub(len).saturating_sub(ENTRY);
        Some(part)
    }

    /// Fills `out` as far as there is something, with zeros for a hole; whether there was anything.
    pub(super) fn read(&mut self, out: &mut ReadBuf<'_>) -> bool {
        let before = out.filled().len();
        while out.remaining() > 0
            && let Some(first) = self.parts.front_mut()
        {
            let (taken, is_empty) = match first {
                Kept::Large(data) => copy(data, out),
                Kept::Small(data) => copy(data, out),
                Kept::Hole(length) => {
                    zeros(length, out);
                    (0, *length == 0)
                }
            };
            self.cost = self.cost.saturating_sub(taken);
            if is_empty {
                self.cost = self.cost.saturating_sub(ENTRY);
                self.parts.pop_front();
            }
        }
        out.filled().len() > before
    }

    pub(super) fn clear(&mut self) {
        *self = Received::default();
    }
}

fn copy(from: &mut impl Buf, out: &mut ReadBuf<'_>) -> (usize, bool) {
    let chunk = from.chunk();
    let taken = chunk.len().min(out.remaining());
    out.put_slice(chunk.get(..taken).unwrap_or_default());
    from.advance(taken);
    (taken, !from.has_remaining())
}

fn zeros(left: &mut u64, out: &mut ReadBuf<'_>) {
    let room = out.remaining();
    let count = usize::try_from(*left).unwrap_or(room).min(room);
    out.initialize_unfilled_to(count).fill(0);
    out.advance(count);
    *left = left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
}
