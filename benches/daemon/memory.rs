//! What a client that does nothing costs a daemon.

use crate::Result;
use crate::calls::Client;
use crate::daemons::Daemon;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::time::Duration;

/// Lets this process and those that it starts have as many files as they may.
pub(crate) fn allow_files() -> Result<()> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let most = Rlimit {
        current: maximum,
        maximum,
    };
    setrlimit(Resource::Nofile, most)?;
    Ok(())
}

/// Bytes for each client that has opened the driver and says nothing more.
pub(crate) fn of_idle_clients(daemon: &Daemon, clients: usize) -> Result<u64> {
    settle();
    let before = daemon.resident()?;
    let idle = open(daemon, clients)?;
    settle();
    let after = daemon.resident()?;
    drop(idle);
    Ok(after.saturating_sub(before) / u64::try_from(clients)?)
}

/// Fifty at a time, so that what a client needs only while it connects is there for the next ones.
fn open(daemon: &Daemon, clients: usize) -> Result<Vec<Client>> {
    let mut open = Vec::with_capacity(clients);
    while open.len() < clients {
        for _ in 0..50.min(clients - open.len()) {
            open.push(Client::open(daemon)?);
        }
        std::thread::sleep(Duration::from_millis(1500));
    }
    Ok(open)
}

/// Buffers of connections that were just used are given back after a second.
fn settle() {
    std::thread::sleep(Duration::from_secs(3));
}
