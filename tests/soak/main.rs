//! Clients, servers and a bad network between them, for as long as is asked:
//!
//! `cargo run --release -p tests --example soak -- MINUTES [SEED]`
//!
//! Server processes are killed and stopped at random, connections stall, drip, break and fall silent,
//! other peers read nothing or send nonsense. Every result is looked at, and every call that is not
//! idempotent is compared with what the servers did: answered calls ran once, refused ones never, and
//! none ran twice. At the end the faults stop, and everybody must be served again.

mod faults;
mod ledger;
mod program;
#[allow(dead_code)]
#[path = "../differential/rng.rs"]
mod rng;
mod servers;
mod strangers;
mod workers;

use ledger::Ledger;
use program::SoakClient;
use servers::Servers;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Servers at a time.
pub const SERVERS: usize = 3;
/// Callers at a time, several of them on one channel.
const WORKERS: usize = 24;
/// Peers at a time that are no clients.
const STRANGERS: usize = 6;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, port] = &arguments[..]
        && command == "serve"
    {
        program::serve(port);
        return ExitCode::SUCCESS;
    }
    let mut numbers = arguments.iter().map(|argument| argument.parse::<f64>());
    let (minutes, seed) = match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(minutes)), None, None) => (minutes, 1),
        (Some(Ok(minutes)), Some(Ok(seed)), None) => (minutes, seed as u64),
        _ => {
            eprintln!("usage: soak MINUTES [SEED]");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    runtime.block_on(soak(Duration::from_secs_f64(60.0 * minutes), seed))
}

/// Lets the callers call.
fn call(clients: &[SoakClient], ledger: &Arc<Ledger>, seed: u64) -> Vec<JoinHandle<()>> {
    (0..WORKERS)
        .map(|n| {
            let client = clients[n % clients.len()].clone();
            let worker = workers::work(client, Arc::clone(ledger), seed + 1000 + n as u64);
            tokio::spawn(worker)
        })
        .collect()
}

async fn soak(time: Duration, seed: u64) -> ExitCode {
    let begun = Instant::now();
    let ledger = Arc::new(Ledger::default());
    let servers = Arc::new(Servers::start(&ledger));
    let bad = Arc::new(faults::Faults::default());
    let proxies = faults::start(&servers, &bad, seed).await;
    let clients = workers::clients(&proxies, &ledger);
    let callers = call(&clients, &ledger, seed);
    for n in 0..STRANGERS {
        let port = servers.port(n % SERVERS);
        strangers::start(port, &bad, seed + 2000 + n as u64);
    }
    let killer = tokio::spawn(servers::kill_now_and_then(
        Arc::clone(&servers),
        Arc::clone(&bad),
        seed + 3000,
    ));
    let mut early = None;
    while begun.elapsed() < time {
        sleep(Duration::from_secs(60).min(time.saturating_sub(begun.elapsed()))).await;
        let state = servers.memory();
        early.get_or_insert(state);
        println!(
            "{:>5.0} s: {}; {state}",
            begun.elapsed().as_secs_f64(),
            ledger.line()
        );
        if callers.iter().any(JoinHandle::is_finished) {
            eprintln!("a caller failed");
            return ExitCode::FAILURE;
        }
    }
    bad.stop();
    killer.await.expect("the faults do not panic");
    println!("no faults from here on: {}", bad.line());
    // Connections that were bad already may end first, by their deadlines.
    sleep(Duration::from_secs(15)).await;
    let calm = ledger.calm(Duration::from_secs(5)).await;
    ledger.stop();
    for caller in callers {
        if let Err(error) = caller.await {
            eprintln!("a caller failed: {error}");
            return ExitCode::FAILURE;
        }
    }
    drop(clients);
    let state = servers.memory();
    servers.stop();
    println!("at the end: {}; {state}", ledger.line());
    println!(
        "in 5 s without faults: {} calls, {} of them failed",
        calm.0, calm.1
    );
    let verdict = ledger.verdict();
    println!("{}", verdict.text);
    let is_well = verdict.is_sound && calm.0 > 0 && calm.1 == 0;
    println!("{}", if is_well { "sound" } else { "NOT SOUND" });
    ExitCode::from(u8::from(!is_well))
}
