//! What was called, how it ended, and what the servers say that they ran.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// How the caller saw a call end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Not yet, or its caller went away.
    Unknown,
    Answered,
    /// The connection was gone; it may have run.
    MayHaveRun,
    /// The connection was gone, and it did not run.
    NeverRan,
    TimedOut,
}

#[derive(Default)]
pub struct Ledger {
    /// Of each noted number: how its call ended, and how often it ran.
    notes: Mutex<Vec<(Outcome, u8)>>,
    pub answered: AtomicU64,
    pub disconnected: AtomicU64,
    pub never_ran: AtomicU64,
    pub timed_out: AtomicU64,
    pub cancelled: AtomicU64,
    pub reconnects: AtomicU64,
    stopped: AtomicBool,
    /// There are no faults now, so that each failure has to be explained.
    calm: AtomicBool,
}

pub struct Verdict {
    pub is_sound: bool,
    pub text: String,
}

impl Ledger {
    /// A number for a call that is not idempotent.
    pub fn number(&self) -> u64 {
        let mut notes = self.notes.lock().unwrap();
        notes.push((Outcome::Unknown, 0));
        notes.len() as u64 - 1
    }

    /// A server says that it ran.
    pub fn ran(&self, number: u64) {
        self.notes.lock().unwrap()[number as usize].1 += 1;
    }

    /// Its caller says how it ended.
    pub fn noted(&self, number: u64, outcome: Outcome) {
        self.notes.lock().unwrap()[number as usize].0 = outcome;
    }

    pub fn count(&self, outcome: Outcome) {
        let counter = match outcome {
            Outcome::Unknown => &self.cancelled,
            Outcome::Answered => &self.answered,
            Outcome::MayHaveRun => &self.disconnected,
            Outcome::NeverRan => &self.never_ran,
            Outcome::TimedOut => &self.timed_out,
        };
        counter.fetch_add(1, Relaxed);
    }

    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Relaxed)
    }

    /// Tells of a failure where there should be none.
    pub fn explain(&self, error: &impl fmt::Display) {
        if self.calm.load(Relaxed) && !self.is_stopped() {
            eprintln!("without a fault: {error}");
        }
    }

    fn failed(&self) -> u64 {
        let failures = [&self.disconnected, &self.never_ran, &self.timed_out];
        failures.iter().map(|counter| counter.load(Relaxed)).sum()
    }

    /// How many calls were answered, and how many failed, in so much time from now.
    pub async fn calm(&self, time: Duration) -> (u64, u64) {
        self.calm.store(true, Relaxed);
        let before = (self.answered.load(Relaxed), self.failed());
        tokio::time::sleep(time).await;
        let after = (self.answered.load(Relaxed), self.failed());
        (after.0 - before.0, after.1 - before.1)
    }

    pub fn line(&self) -> String {
        format!(
            "{} answered, {} disconnected, {} never sent, {} timed out, {} given up, {} reconnects",
            self.answered.load(Relaxed),
            self.disconnected.load(Relaxed),
            self.never_ran.load(Relaxed),
            self.timed_out.load(Relaxed),
            self.cancelled.load(Relaxed),
            self.reconnects.load(Relaxed),
        )
    }

    /// Compares what callers were told with what servers did.
    pub fn verdict(&self) -> Verdict {
        let notes = self.notes.lock().unwrap();
        let mut wrong = Vec::new();
        let mut unsure = [0_u64; 2];
        for (number, (outcome, runs)) in notes.iter().enumerate() {
            let is_sound = match outcome {
                Outcome::Answered => *runs == 1,
                Outcome::NeverRan => *runs == 0,
                _ => *runs <= 1,
            };
            if !is_sound {
                wrong.push(Wrong(number, *outcome, *runs));
            }
            if matches!(outcome, Outcome::MayHaveRun | Outcome::TimedOut) {
                unsure[usize::from(*runs > 0)] += 1;
            }
        }
        let text = format!(
            "{} calls that are not idempotent; of those whose callers could not tell, {} had run and {} \
             had not; wrong: {:?}",
            notes.len(),
            unsure[1],
            unsure[0],
            wrong
        );
        Verdict {
            is_sound: wrong.is_empty(),
            text,
        }
    }
}

/// A call that was not what its caller was told.
struct Wrong(usize, Outcome, u8);

impl fmt::Debug for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} ran {} times", self.0, self.1, self.2)
    }
}
