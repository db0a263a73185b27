//! Rounds over all codecs of an operation in turn, so that what slows the machine for a while
//! slows them all.

use super::cell::{Cell, Op, Set};
use super::clock::{self, Time};
use std::hint::black_box;

/// A batch takes at least so long: reading the clock does not show.
const BATCH: Time = 500_000.0;

/// A canary that takes this much longer than ever before was disturbed.
const DISTURBED: f64 = 1.2;

/// How often a batch beside a disturbed canary is measured again.
const ATTEMPTS: usize = 3;

/// What was measured of one operation on one data set.
pub(crate) struct Row {
    pub(crate) set: &'static str,
    pub(crate) about: &'static str,
    pub(crate) bytes: usize,
    pub(crate) op: Op,
    pub(crate) results: Vec<Measured>,
}

pub(crate) struct Measured {
    pub(crate) codec: &'static str,
    pub(crate) median: Time,
    pub(crate) min: Time,
    /// Of this to the first codec of the row, round by round: the median.
    pub(crate) ratio: f64,
}

impl Row {
    pub(crate) fn of(&self, codec: &str) -> Option<&Measured> {
        self.results.iter().find(|one| one.codec == codec)
    }
}

/// Measures all cells of a set.
pub(crate) fn measure(set: Set, quick: bool) -> Vec<Row> {
    let rounds = if quick { 7 } else { 101 };
    let mut canary = Canary { best: Time::MAX };
    let mut ops: Vec<Op> = set.cells.iter().map(|cell| cell.op).collect();
    ops.sort();
    ops.dedup();
    let mut cells = set.cells;
    let mut rows = Vec::new();
    for op in ops {
        let (of_op, others) = cells.into_iter().partition(|cell| cell.op == op);
        cells = others;
        rows.push(Row {
            set: set.name,
            about: set.about,
            bytes: set.wire.len(),
            op,
            results: results(of_op, rounds, &mut canary),
        });
    }
    rows
}

fn results(mut cells: Vec<Cell>, rounds: usize, canary: &mut Canary) -> Vec<Measured> {
    let turns: Vec<u64> = cells.iter_mut().map(calibrated).collect();
    let mut times = vec![Vec::with_capacity(rounds); cells.len()];
    for round in 0..rounds {
        for step in 0..cells.len() {
            // Each round starts with another one: nobody always runs after the same.
            let at = (step + round) % cells.len();
            let time = canary.undisturbed(|| {
                // Before the clock runs: the caches are full of what another codec used.
                (cells[at].turns)(1);
                (cells[at].turns)(turns[at])
            });
            times[at].push(time / turns[at] as f64);
        }
    }
    let first = times[0].clone();
    cells
        .iter()
        .zip(times)
        .map(|(cell, times)| Measured {
            codec: cell.codec,
            ratio: median(times.iter().zip(&first).map(|(one, first)| one / first)),
            min: times.iter().copied().fold(Time::MAX, Time::min),
            median: median(times.into_iter()),
        })
        .collect()
}

/// How many turns make a batch. Warms up on the way.
fn calibrated(cell: &mut Cell) -> u64 {
    let mut turns = 1;
    loop {
        let time = (cell.turns)(turns);
        if time >= BATCH {
            return turns;
        }
        let wanted = turns as f64 * 1.2 * BATCH / time.max(1_000.0);
        turns = (wanted as u64).clamp(turns + 1, turns * 50);
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}

/// A fixed piece of work that shows whether the processor runs as fast as it can: a neighbour
/// can slow it without taking its time.
struct Canary {
    best: Time,
}

impl Canary {
    /// Measures again while something disturbs; takes the quietest of a few attempts.
    fn undisturbed(&mut self, mut batch: impl FnMut() -> Time) -> Time {
        let mut quietest = (Time::MAX, 0.0);
        let mut before = self.sing();
        for _ in 0..ATTEMPTS {
            let time = batch();
            let after = self.sing();
            let slower = before.max(after);
            if slower < quietest.0 {
                quietest = (slower, time);
            }
            if slower <= self.best * DISTURBED {
                break;
            }
            before = after;
        }
        quietest.1
    }

    fn sing(&mut self) -> Time {
        let mut word = 1u64;
        let time = clock::time(20_000, || word = black_box(word.wrapping_mul(3)));
        self.best = self.best.min(time);
        time
    }
}
