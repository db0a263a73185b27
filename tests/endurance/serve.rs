//! The server process that the tests watch: limits by its arguments, questions by its input.

use super::allocator;
use super::service::{Implementation, VictimServer};
use super::ticker::{Service, TickerServer};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::io::{BufRead, Write};
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use xdr_rpc::{Lag, Server, ServerLimits};

/// Serves until its input ends.
pub fn run(arguments: &[String]) {
    let limits = limits(arguments);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let implementation = Implementation::default();
    let shared = implementation.0.clone();
    let ticker = Service::with(Lag::DropOldest(usize::MAX));
    let starting = Server::builder()
        .serve(VictimServer::new(implementation))
        .serve(TickerServer::new(ticker.clone()))
        .limits(limits)
        .listen("tcp://127.0.0.1:0")
        .start();
    let server = runtime.block_on(starting).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "{}", server.endpoints()[0]).unwrap();
    for question in std::io::stdin().lock().lines() {
        match question.unwrap().as_str() {
            "state" => {
                let (begun, ended) = (shared.begun.load(Relaxed), shared.ended.load(Relaxed));
                let (connections, live) = (server.connections(), allocator::live());
                writeln!(out, "{connections} {live} {begun} {ended}").unwrap();
            }
            tick if tick.starts_with("tick ") => {
                let count: u32 = tick[5..].parse().unwrap();
                runtime.block_on(async {
                    for count in 0..count {
                        ticker.hub.ticked(count, vec![1; 4096]).await.unwrap();
                    }
                });
                writeln!(out, "ticked").unwrap();
            }
            "release" => shared.release.notify_waiters(),
            other => panic!("unknown: `{other}`"),
        }
    }
}

fn limits(arguments: &[String]) -> ServerLimits {
    let mut limits = ServerLimits::default();
    for argument in arguments {
        let (name, value) = argument.split_once('=').expect("`name=value`");
        let value: u64 = value.parse().unwrap();
        let time = Duration::from_millis(value);
        match name {
            "files" => limit_files(value),
            "max_connections" => limits.max_connections = value as usize,
            "max_in_flight" => limits.max_in_flight = value as usize,
            "max_event_bytes" => limits.max_event_bytes = value as usize,
            "max_queued" => limits.max_queued = value as usize,
            "record_timeout" => limits.record_timeout = time,
            "write_timeout" => limits.write_timeout = time,
            "idle_timeout" => limits.idle_timeout = time,
            _ => panic!("unknown: `{argument}`"),
        }
    }
    limits
}

/// Lets this process have so many files open at a time.
fn limit_files(files: u64) {
    let limit = Rlimit {
        current: Some(files),
        maximum: Some(files),
    };
    setrlimit(Resource::Nofile, limit).unwrap();
}

/// Raises the limit of open files as far as it goes, for this process and its children; gives it.
pub fn raise_files() -> usize {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
    limit.maximum.map_or(usize::MAX, |files| files as usize)
}
