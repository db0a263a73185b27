//! `qemud` beside the real libvirtd: the same calls over the same kind of socket, from the same client,
//! one after the other in each round. `cargo bench -p benches --bench daemon`; it needs what
//! `tests/interop/install.sh libvirt` installs.
//!
//! `--quick` runs little of it, `--publish` writes docs/daemon.md, `--rounds=N` says how often.

mod calls;
mod daemons;
mod memory;
mod table;

use calls::{Call, Measured};
use daemons::Daemon;
use std::error::Error;
use table::Row;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How many calls of each kind make one measurement, and how many clients are idle.
struct Amount {
    rounds: usize,
    calls: usize,
    clients: usize,
}

fn main() -> Result<()> {
    let options: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| options.iter().any(|option| option == name);
    let rounds = options
        .iter()
        .find_map(|option| option.strip_prefix("--rounds=")?.parse().ok());
    let amount = if has("--quick") {
        Amount {
            rounds: rounds.unwrap_or(1),
            calls: 200,
            clients: 50,
        }
    } else {
        Amount {
            rounds: rounds.unwrap_or(5),
            calls: 20_000,
            clients: 500,
        }
    };
    memory::allow_files()?;
    let daemons = [Daemon::qemud()?, Daemon::libvirtd()?];
    // First, while no daemon has memory left over that earlier clients took.
    let mut idle = Vec::new();
    for daemon in &daemons {
        let bytes = memory::of_idle_clients(daemon, amount.clients)?;
        println!("{}: {bytes} bytes for each idle client", daemon.name());
        idle.push(bytes);
    }
    let mut rows = Vec::new();
    for call in Call::ALL {
        for in_flight in [1, 5] {
            let mut sides = [Vec::new(), Vec::new()];
            for _ in 0..amount.rounds {
                for (daemon, side) in daemons.iter().zip(&mut sides) {
                    side.push(calls::measure(daemon, call, in_flight, amount.calls)?);
                }
            }
            let row = Row::new(call, in_flight, sides.map(Measured::median));
            println!("{row}");
            rows.push(row);
        }
    }
    if has("--publish") {
        table::publish(&rows, &idle, &amount)?;
    }
    Ok(())
}
