//! Server processes, which die and come back.

use super::SERVERS;
use super::faults::Faults;
use super::ledger::Ledger;
use super::rng::Rng;
use rustix::process::{Pid, Signal, kill_process};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::time::sleep;

struct Server {
    child: Child,
    port: u16,
    /// Writes down what it says that it ran.
    clerk: JoinHandle<()>,
}

pub struct Servers {
    servers: Vec<Mutex<Option<Server>>>,
    ledger: Arc<Ledger>,
}

fn start(port: u16, ledger: &Arc<Ledger>) -> Server {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["serve", &port.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let endpoint = lines.next().expect("it starts").unwrap();
    let port = endpoint.rsplit_once(':').unwrap().1.parse().unwrap();
    let ledger = Arc::clone(ledger);
    let clerk = std::thread::spawn(move || {
        // A line cut off by a kill belongs to no answered call; `note` writes each in one piece.
        for line in lines.map_while(Result::ok) {
            ledger.ran(line.parse().unwrap());
        }
    });
    Server { child, port, clerk }
}

impl Server {
    fn signal(&self, signal: Signal) {
        let _ = kill_process(Pid::from_child(&self.child), signal);
    }

    fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.clerk.join().expect("its output makes sense");
    }
}

impl Servers {
    pub fn start(ledger: &Arc<Ledger>) -> Self {
        let servers = (0..SERVERS).map(|_| Mutex::new(Some(start(0, ledger))));
        Servers {
            servers: servers.collect(),
            ledger: Arc::clone(ledger),
        }
    }

    pub fn port(&self, n: usize) -> u16 {
        self.servers[n]
            .lock()
            .unwrap()
            .as_ref()
            .expect("it runs")
            .port
    }

    pub fn memory(&self) -> Memory {
        let own = resident(std::process::id());
        let most = self.servers.iter().filter_map(|server| {
            let server = server.lock().unwrap();
            server.as_ref().map(|server| resident(server.child.id()))
        });
        Memory {
            clients: own,
            server: most.max().unwrap_or_default(),
        }
    }

    pub fn stop(&self) {
        for server in &self.servers {
            if let Some(server) = server.lock().unwrap().take() {
                server.kill();
            }
        }
    }
}

/// Resident memory: of the process with all clients and proxies, and of the largest server.
#[derive(Clone, Copy)]
pub struct Memory {
    clients: usize,
    server: usize,
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (clients, server) = (self.clients >> 10, self.server >> 10);
        write!(f, "{clients} KiB resident here, {server} KiB in a server")
    }
}

fn resident(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/statm")).unwrap_or_default();
    let pages = status
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096
}

/// Kills a server every few seconds and starts it again on its port, or stops it for a while.
pub async fn kill_now_and_then(servers: Arc<Servers>, faults: Arc<Faults>, seed: u64) {
    let mut rng = Rng::new(seed);
    while !faults.is_stopped() {
        sleep(Duration::from_millis(500 + rng.below(4000) as u64)).await;
        let n = rng.below(SERVERS);
        if rng.one_in(3) {
            servers.signal(n, Signal::STOP);
            sleep(Duration::from_millis(100 + rng.below(3000) as u64)).await;
            servers.signal(n, Signal::CONT);
            faults.stops.fetch_add(1, Relaxed);
            continue;
        }
        let servers = Arc::clone(&servers);
        let pause = Duration::from_millis(rng.below(1500) as u64);
        let killed = tokio::task::spawn_blocking(move || servers.replace(n, pause));
        killed.await.expect("a server starts again");
        faults.kills.fetch_add(1, Relaxed);
    }
}

impl Servers {
    fn signal(&self, n: usize, signal: Signal) {
        if let Some(server) = &*self.servers[n].lock().unwrap() {
            server.signal(signal);
        }
    }

    fn replace(&self, n: usize, pause: Duration) {
        let mut place = self.servers[n].lock().unwrap();
        if let Some(server) = place.take() {
            let port = server.port;
            server.kill();
            std::thread::sleep(pause);
            *place = Some(start(port, &self.ledger));
        }
    }
}
