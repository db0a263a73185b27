//! What is measured, and how often a thing happens in a stretch of time.

use crate::sides::{Meter, Usage};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// What the clients do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scenario {
    /// One call at a time.
    Ping,
    /// So many at a time on one connection.
    Flight(usize),
    /// So many connections with so many calls at a time each.
    Spread(usize, usize),
    /// So many calls with a large reply at a time.
    Fetch(usize),
    /// So many calls with a large argument at a time.
    Store(usize),
    /// One fast call at a time beside a slow one on the same connection.
    Line,
    /// Events to so many clients.
    Events(usize),
    /// So many connections that made one call and are idle.
    Idle(usize),
}

impl fmt::Display for Scenario {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scenario::Ping => out.write_str("ping"),
            Scenario::Flight(calls) => write!(out, "{calls} in flight"),
            Scenario::Spread(connections, calls) => {
                write!(out, "{connections} connections, {calls} in flight each")
            }
            Scenario::Fetch(calls) => write!(out, "1 MiB replies, {calls} in flight"),
            Scenario::Store(calls) => write!(out, "1 MiB arguments, {calls} in flight"),
            Scenario::Line => out.write_str("ping beside a slow call"),
            Scenario::Events(clients) => write!(out, "events to {clients}"),
            Scenario::Idle(connections) => write!(out, "{connections} idle connections"),
        }
    }
}

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Metric {
    /// Microseconds that half of the calls take at most.
    P50,
    /// Microseconds that all but a hundredth take at most.
    P99,
    /// Calls or events a second.
    Rate,
    /// Bytes of payload a second.
    Bytes,
    /// Nanoseconds of the server's thread for a call.
    ServerCpu,
    /// Nanoseconds of the client's thread for a call.
    ClientCpu,
    /// Requests to the allocator for a call.
    ServerAllocations,
    ClientAllocations,
    /// Bytes of the server's heap for a connection.
    Memory,
}

impl Metric {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Metric::P50 => "p50, us",
            Metric::P99 => "p99, us",
            Metric::Rate => "a second",
            Metric::Bytes => "GB/s",
            Metric::ServerCpu => "server, ns of processor a call",
            Metric::ClientCpu => "client, ns of processor a call",
            Metric::ServerAllocations => "server, allocations a call",
            Metric::ClientAllocations => "client, allocations a call",
            Metric::Memory => "server, bytes of heap each",
        }
    }

    /// Whether more is better.
    pub(crate) fn is_rate(self) -> bool {
        matches!(self, Metric::Rate | Metric::Bytes)
    }
}

pub(crate) type Figures = Vec<(Metric, f64)>;

/// What the lanes of one measurement share.
#[derive(Debug, Default)]
pub(crate) struct Run {
    pub(crate) done: Cell<u64>,
    pub(crate) stopped: Cell<bool>,
    /// Nanoseconds that each call took, where that is asked.
    latencies: RefCell<Vec<u32>>,
}

impl Run {
    pub(crate) fn count(&self, more: u64) {
        self.done.set(self.done.get() + more);
    }

    pub(crate) fn took(&self, time: Duration) {
        let nanoseconds = time.as_nanos().try_into().unwrap_or(u32::MAX);
        self.latencies.borrow_mut().push(nanoseconds);
        self.count(1);
    }

    /// Median and 99th percentile.
    pub(crate) fn percentiles(&self) -> Figures {
        let mut all = self.latencies.take();
        all.sort_unstable();
        let at = |part: f64| f64::from(all[(all.len() as f64 * part) as usize]) / 1e3;
        vec![(Metric::P50, at(0.5)), (Metric::P99, at(0.99))]
    }

    pub(crate) fn forget(&self) {
        self.latencies.borrow_mut().clear();
    }
}

/// Lets what is spawned run for a while after a start that does not count, then stops it; gives how
/// much was done in what time and what that used.
pub(crate) async fn watch(run: &Rc<Run>, time: Duration, meter: &Meter) -> Watched {
    tokio::time::sleep(time / 4).await;
    run.forget();
    let server = meter.read().await;
    let (client, done, start) = (Usage::now(), run.done.get(), Instant::now());
    tokio::time::sleep(time).await;
    let (seconds, done) = (start.elapsed().as_secs_f64(), run.done.get() - done);
    let client = (client, Usage::now());
    let server = match (server, meter.read().await) {
        (Some(before), Some(after)) => Some((before, after)),
        _ => None,
    };
    run.stopped.set(true);
    Watched {
        done: done as f64,
        seconds,
        client,
        server,
    }
}

pub(crate) struct Watched {
    pub(crate) done: f64,
    pub(crate) seconds: f64,
    client: (Usage, Usage),
    server: Option<(Usage, Usage)>,
}

impl Watched {
    pub(crate) fn rate(&self) -> f64 {
        self.done / self.seconds
    }

    /// The rate, and what each side used for a call where the server has a thread of its own.
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = vec![(Metric::Rate, self.rate())];
        let Some(server) = self.server else {
            return figures;
        };
        let mut side = |(before, after): (Usage, Usage), cpu, requests| {
            let asked = (after.requests - before.requests) as f64;
            figures.push((cpu, (after.cpu - before.cpu) / self.done));
            figures.push((requests, asked / self.done));
        };
        side(server, Metric::ServerCpu, Metric::ServerAllocations);
        side(self.client, Metric::ClientCpu, Metric::ClientAllocations);
        figures
    }
}
