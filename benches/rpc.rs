//! Calls of 64 bytes of opaque data and back, beside a plain echo that moves records of the same
//! sizes and looks at nothing.
//!
//!     cargo bench -p benches --bench rpc
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops at what is wrong"
)]

#[path = "rpc/calls.rs"]
mod calls;
#[path = "rpc/plain.rs"]
mod plain;
mod table;

use calls::EchoClient;
use criterion::{Criterion, Throughput};
use futures_util::future::join_all;
use plain::Plain;
use std::future::Future;
use std::time::{Duration, Instant};
use table::Table;
use tokio::runtime::{Builder, Runtime};

const CALLS: &str = "calls";
const PLAIN: &str = "plain echo";

/// Calls in flight where there are several.
const IN_FLIGHT: u64 = 64;

fn main() {
    let table = Table::new("rpc", CALLS, PLAIN);
    let mut criterion = Criterion::default()
        .output_directory(table.directory())
        .sample_size(30)
        .nresamples(10_000)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for threads in [1, 2] {
        // In memory there is nothing to compare with.
        for transport in ["tcp", "unix", "in memory"] {
            one_by_one(&mut criterion, transport, threads);
            many_at_once(&mut criterion, transport, threads);
        }
    }
    criterion.final_summary();
    table.print();
}

/// A call, its reply, the next call: how long one takes.
fn one_by_one(criterion: &mut Criterion, transport: &str, threads: usize) {
    let mut group =
        criterion.benchmark_group(format!("{transport}, 1 in flight, threads {threads}"));
    let runtime = runtime(threads);
    let client = runtime.block_on(calls::start(transport));
    group.bench_function(CALLS, |bencher| {
        bencher.iter_custom(|calls| timed(&runtime, lane(client.clone(), calls)));
    });
    if let Some(echo) = runtime.block_on(Plain::start(transport, 1)) {
        group.bench_function(PLAIN, |bencher| {
            bencher.iter_custom(|calls| timed(&runtime, echo.clone().turns(calls)));
        });
    }
}

/// So many lanes that each call one by one: how long a call takes on average. The plain echo sends
/// as many records with one write.
fn many_at_once(criterion: &mut Criterion, transport: &str, threads: usize) {
    let mut group = criterion.benchmark_group(format!(
        "{transport}, {IN_FLIGHT} in flight, threads {threads}"
    ));
    group.throughput(Throughput::Elements(IN_FLIGHT));
    let runtime = runtime(threads);
    let client = runtime.block_on(calls::start(transport));
    group.bench_function(CALLS, |bencher| {
        bencher.iter_custom(|calls| {
            let lanes = (0..IN_FLIGHT).map(|_| lane(client.clone(), calls));
            let lanes = join_all(lanes.collect::<Vec<_>>());
            timed(&runtime, async { drop(lanes.await) })
        });
    });
    if let Some(echo) = runtime.block_on(Plain::start(transport, IN_FLIGHT as usize)) {
        group.bench_function(PLAIN, |bencher| {
            bencher.iter_custom(|calls| timed(&runtime, echo.clone().turns(calls)));
        });
    }
}

async fn lane(client: EchoClient, calls: u64) {
    let data = [7; 64];
    for _ in 0..calls {
        assert_eq!(client.echo(&data).await.unwrap().len(), data.len());
    }
}

/// One thread runs everything, or `threads` workers do.
fn runtime(threads: usize) -> Runtime {
    let mut builder = match threads {
        1 => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    builder
        .worker_threads(threads)
        .enable_all()
        .build()
        .unwrap()
}

/// How long `work` takes on a thread of the runtime.
fn timed(runtime: &Runtime, work: impl Future<Output = ()> + Send + 'static) -> Duration {
    runtime.block_on(async {
        let work = async {
            let start = Instant::now();
            work.await;
            start.elapsed()
        };
        tokio::spawn(work).await.unwrap()
    })
}
