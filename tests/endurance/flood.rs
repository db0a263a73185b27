//! More connections than anybody needs, with nothing sensible on them.

use super::bystander::Bystander;
use super::child::{self, Running, State};
use super::raw::{Peer, call, record, words};
use std::thread;
use std::time::Duration;

const CONNECTS: usize = 100_000;
const THREADS: usize = 4;

pub fn a_hundred_thousand_connects_with_garbage() -> String {
    let mut server = child::start(&["record_timeout=500"]);
    let bystander = Bystander::start(&server.endpoint);
    server.until("nobody is accepted", |state| state.connections == 1);
    let files = server.process.files();
    // A first tenth, so that tables have the size they keep.
    flood(&server.endpoint, CONNECTS / 10);
    let before = at_rest(&mut server, files);
    let resident = server.process.resident();
    flood(&server.endpoint, CONNECTS);
    let after = at_rest(&mut server, files);
    let left = after.live.saturating_sub(before.live);
    assert!(left < 1 << 20, "{left} bytes stay");
    let grown = server.process.resident().saturating_sub(resident);
    assert!(grown < 32 << 20, "{grown} bytes of memory");
    bystander.expect_well();
    format!("{CONNECTS} connects; {left} B of heap stay, resident memory grew by {grown} B")
}

/// Waits until all connections are gone but the bystander's, those too that nobody had accepted yet.
fn at_rest(server: &mut Running, files: usize) -> State {
    let process = server.process;
    server.until("connections or descriptors stay", |state| {
        state.connections == 1 && process.files() == files
    })
}

fn flood(endpoint: &str, count: usize) {
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let endpoint = endpoint.to_owned();
            thread::spawn(move || {
                for n in (thread..count).step_by(THREADS) {
                    garbage(&mut Peer::connect(&endpoint), n as u32);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("every connection is taken");
    }
}

fn garbage(peer: &mut Peer, n: u32) {
    match n % 6 {
        0 => {}
        1 => peer.send(&n.wrapping_mul(0x9e37_79b9).to_be_bytes()),
        2 => peer.send(b"GET / HTTP/1.1\r\n\r\n"),
        // A reply to nothing, half a call, and a call that nobody waits for.
        3 => peer.send(&record(&words(&[n, 1, 0, 0, 0, 0]))),
        4 => peer.send(&record(&call(1, 1, &words(&[3])))[..(n % 40) as usize]),
        _ => peer.send(&record(&call(1, 6, &words(&[100_000])))),
    }
    // A reset leaves no port in TIME_WAIT, of which there are not enough.
    peer.0.set_linger(Some(Duration::ZERO)).unwrap();
}
