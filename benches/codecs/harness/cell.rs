//! What is measured: an operation of a codec on a data set.

use super::clock::{self, Time};
use super::options::Options;
use std::fmt;
use std::hint::black_box;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Op {
    /// Into a buffer that was used before.
    Encode,
    /// Into a buffer of its own.
    Fresh,
    /// Into a buffer and shared payloads beside it.
    Segments,
    /// To an owned value.
    Decode,
    /// Over an existing value, whose buffers are used again.
    Over,
    /// To a value that borrows from the input.
    Borrowed,
    /// To a value that shares the input.
    Shared,
}

impl Op {
    pub(crate) const ALL: [Op; 7] = [
        Op::Encode,
        Op::Fresh,
        Op::Segments,
        Op::Decode,
        Op::Over,
        Op::Borrowed,
        Op::Shared,
    ];
}

impl fmt::Display for Op {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Op::Encode => "encode",
            Op::Fresh => "encode fresh",
            Op::Segments => "encode segments",
            Op::Decode => "decode",
            Op::Over => "decode over",
            Op::Borrowed => "decode borrowed",
            Op::Shared => "decode shared",
        })
    }
}

/// Takes so many turns and says how long they took.
type Turns = Box<dyn FnMut(u64) -> Time>;

pub(crate) struct Cell {
    pub(crate) op: Op,
    pub(crate) codec: &'static str,
    pub(crate) turns: Turns,
}

/// One data set and all that is done with it.
pub(crate) struct Set {
    pub(crate) name: &'static str,
    /// What the set is, for the table.
    pub(crate) about: &'static str,
    /// The bytes on the wire as XDR.
    pub(crate) wire: &'static [u8],
    pub(crate) cells: Vec<Cell>,
    options: Options,
}

impl Set {
    pub(crate) fn new(
        name: &'static str,
        about: &'static str,
        wire: &'static [u8],
        options: &Options,
    ) -> Self {
        Set {
            name,
            about,
            wire,
            cells: Vec::new(),
            options: options.clone(),
        }
    }

    /// Adds a cell: `call` is one turn.
    pub(crate) fn time<R>(
        &mut self,
        op: Op,
        codec: &'static str,
        mut call: impl FnMut() -> R + 'static,
    ) {
        self.add(
            op,
            codec,
            Box::new(move |turns| {
                clock::time(turns, || {
                    black_box(&call());
                })
            }),
        );
    }

    /// Adds a cell that takes its turns elsewhere.
    pub(crate) fn add(&mut self, op: Op, codec: &'static str, turns: Turns) {
        if self.options.wants(self.name, op, codec) {
            self.cells.push(Cell { op, codec, turns });
        }
    }
}
