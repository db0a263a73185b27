//! A server that waits does nothing.

use super::child::{self, Running};
use super::raw::{Peer, call, record, words};
use std::net::Shutdown;

/// The most work in a second of waiting, in milliseconds: an endless loop makes many hundreds, even
/// on a busy machine.
const BOUND: u64 = 100;

/// Connects the peers, which then do nothing more.
type Stall = fn(&Running) -> Vec<Peer>;

pub fn stalled_peers_take_no_time() -> String {
    let stalls: [(&str, Stall); 5] = [
        ("in a mark", in_a_mark),
        ("in a record", in_a_record),
        ("replies unread", replies_unread),
        ("calls beyond the limit", calls_beyond_the_limit),
        ("half closed", half_closed),
    ];
    let mut figures = Vec::new();
    for (name, stall) in stalls {
        let mut server = child::start(&["max_in_flight=16", "max_queued=65536"]);
        let peers = stall(&server);
        let count = peers.len();
        server.until("not all are there", |state| state.connections == count);
        // What was sent is worked off.
        std::thread::sleep(std::time::Duration::from_millis(300));
        let busy = server.busy_in_a_second();
        assert!(busy <= BOUND, "{name}: {busy} ms of work in a second");
        figures.push(format!("{name} {busy}"));
        drop(peers);
        server.release();
    }
    format!(
        "ms of work in a second of 100 stalled peers: {}",
        figures.join(", ")
    )
}

fn peers(server: &Running, each: impl Fn(&mut Peer)) -> Vec<Peer> {
    let connect = |_| {
        let mut peer = Peer::connect(&server.endpoint);
        each(&mut peer);
        peer
    };
    (0..100).map(connect).collect()
}

fn in_a_mark(server: &Running) -> Vec<Peer> {
    peers(server, |peer| peer.send(&[0x80, 0]))
}

fn in_a_record(server: &Running) -> Vec<Peer> {
    peers(server, |peer| peer.send(&record(&call(1, 0, &[]))[..20]))
}

/// The kernel's buffers are full, the server's too, and more calls lie ready.
fn replies_unread(server: &Running) -> Vec<Peer> {
    let question = record(&call(1, 6, &words(&[1 << 20]))).repeat(20);
    peers(server, |peer| peer.send(&question))
}

/// As many handlers wait as may, and more calls lie ready.
fn calls_beyond_the_limit(server: &Running) -> Vec<Peer> {
    let question = record(&call(1, 9, &words(&[0, 0]))).repeat(100);
    peers(server, |peer| peer.send(&question))
}

/// The end of the stream is read again and again, if anybody asks.
fn half_closed(server: &Running) -> Vec<Peer> {
    let question = record(&call(1, 9, &words(&[0, 0])));
    peers(server, |peer| {
        peer.send(&question);
        peer.0.shutdown(Shutdown::Write).unwrap();
    })
}
