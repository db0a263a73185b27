//! A guest that is only said to run.

use super::picture::{Picture, test_card};
use crate::domains::{Report, Reporter, StoppedBy};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{DuplexStream, copy, duplex, split};
use tokio::sync::watch;

/// What the line of an echo holds.
const LINE: usize = 4096;

/// A guest that is only said to run: it does at once what it is asked.
#[derive(Debug)]
pub(crate) struct MemoryGuest {
    reporter: Reporter,
    clock: Mutex<Clock>,
    tint: u8,
    ended: watch::Sender<bool>,
}

/// How long it has run, and since when it does.
#[derive(Debug, Default)]
struct Clock {
    before: Duration,
    since: Option<Instant>,
}

impl MemoryGuest {
    /// One that stands still.
    pub(crate) fn new(reporter: Reporter, id: i32) -> Self {
        MemoryGuest {
            reporter,
            clock: Mutex::default(),
            tint: id.to_le_bytes()[0],
            ended: watch::Sender::new(false),
        }
    }

    fn clock(&self) -> MutexGuard<'_, Clock> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, by: StoppedBy) {
        self.stop_clock();
        self.ended.send_replace(true);
        self.reporter.report(Report::Ended(by));
    }

    fn stop_clock(&self) {
        let mut clock = self.clock();
        if let Some(since) = clock.since.take() {
            clock.before += since.elapsed();
        }
    }

    pub(super) fn pause(&self) {
        self.stop_clock();
        self.reporter.report(Report::Paused);
    }

    pub(super) fn resume(&self) {
        self.clock().since.get_or_insert_with(Instant::now);
        self.reporter.report(Report::Resumed);
    }

    pub(super) fn shut_down(&self) {
        self.reporter.report(Report::ShutDown { by_guest: true });
        self.end(StoppedBy::Shutdown);
    }

    pub(super) fn reset(&self) {
        self.reporter.report(Report::Rebooted);
    }

    pub(super) fn destroy(&self) {
        self.end(StoppedBy::Destroyed);
    }

    pub(super) fn screenshot(&self) -> Picture {
        test_card(320, 200, self.tint)
    }

    /// A line that answers with what it is told, until it is closed or the guest is gone.
    pub(super) fn console(&self) -> DuplexStream {
        let (ours, theirs) = duplex(LINE);
        let mut ended = self.ended.subscribe();
        tokio::spawn(async move {
            let (mut from, mut to) = split(ours);
            // However this comes to its end, it is one.
            tokio::select! {
                _ = copy(&mut from, &mut to) => {}
                _ = ended.wait_for(|ended| *ended) => {}
            }
        });
        theirs
    }

    pub(super) fn cpu_time(&self) -> u64 {
        let clock = self.clock();
        let now = clock.since.map_or(Duration::ZERO, |since| since.elapsed());
        u64::try_from((clock.before + now).as_nanos()).unwrap_or(u64::MAX)
    }
}
