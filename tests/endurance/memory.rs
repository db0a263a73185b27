//! Memory under load, and after it.

use super::bystander::Bystander;
use super::child;
use super::raw::{Peer, XID, accepted, call, record, words};
use std::thread;

/// What may be left of a spike, in bytes of heap.
const REST: usize = 2 << 20;

/// `swallow` of one text of so many bytes.
fn large(bytes: usize) -> Vec<u8> {
    let mut arguments = words(&[1, bytes as u32]);
    arguments.resize(8 + bytes, b'x');
    record(&call(1, 2, &arguments))
}

pub fn of_large_calls_returns() -> String {
    const LARGE: usize = 8 << 20;
    let mut server = child::start(&["max_queued=67108864"]);
    let mut peers: Vec<Peer> = (0..8).map(|_| Peer::connect(&server.endpoint)).collect();
    for peer in &mut peers {
        peer.expect_alive();
    }
    let before = server.state().live;
    let resident = server.process.resident();
    let question = large(LARGE);
    let mut peak = 0;
    for round in 0..3 {
        for peer in &mut peers {
            // All but its last byte: the server has to keep it.
            peer.send(&question[..question.len() - 1]);
        }
        peak = peak.max(
            server
                .until("arguments are not read", |state| {
                    state.live > before + 8 * LARGE
                })
                .live,
        );
        for peer in &mut peers {
            peer.send(&question[question.len() - 1..]);
            assert_eq!(peer.reply(), accepted(&[0, 1]), "round {round}");
            peer.send(&record(&call(1, 6, &words(&[LARGE as u32]))));
        }
        for peer in &mut peers {
            assert_eq!(peer.reply().len(), 28 + LARGE);
        }
    }
    // The connections stay; what they held goes.
    let after = server
        .until("memory stays", |state| state.live < before + REST)
        .live;
    format!(
        "heap {before} B before, {peak} B at the peak, {after} B after; resident {resident} B before, {} B after",
        server.process.resident()
    )
}

/// Every connection may hold `max_queued` and one reply beyond it, and no more.
pub fn of_slow_readers_is_bounded() -> String {
    const PEERS: usize = 50;
    const CALLS: usize = 200;
    const REPLY: usize = 64 << 10;
    const QUEUED: usize = 256 << 10;
    let mut server = child::start(&["max_queued=262144"]);
    let bystander = Bystander::start(&server.endpoint);
    let before = server.state().live;
    let mut peers: Vec<Peer> = (0..PEERS)
        .map(|_| Peer::connect(&server.endpoint))
        .collect();
    // Together they ask for 655 MB and read nothing.
    let question = record(&call(1, 6, &words(&[REPLY as u32]))).repeat(CALLS);
    for peer in &mut peers {
        peer.send(&question);
    }
    let full = server.until("nothing is made", |state| {
        state.live > before + PEERS * QUEUED / 2
    });
    let busy = server.process.busy();
    thread::sleep(std::time::Duration::from_millis(300));
    let (later, busy) = (server.state(), server.process.busy() - busy);
    let peak = full.live.max(later.live) - before;
    // The buffer that is filled, the one that is written, and their spare room.
    let bound = PEERS * 4 * (QUEUED + REPLY);
    assert!(
        peak < bound,
        "{peak} bytes are held for {PEERS} that do not read"
    );
    bystander.expect_well();
    for peer in &mut peers {
        for _ in 0..CALLS {
            let reply = peer.reply();
            assert_eq!(reply[..28], words(&[XID, 1, 0, 0, 0, 0, REPLY as u32]));
            assert_eq!(reply.len(), 28 + REPLY);
        }
    }
    drop(peers);
    let after = server
        .until("memory stays", |state| state.live < before + REST)
        .live;
    format!(
        "{} B held for each of {PEERS} that read nothing, {busy} ms of work in 300 ms beside a busy bystander, {} B after",
        peak / PEERS,
        after.saturating_sub(before)
    )
}
