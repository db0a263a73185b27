//! Connections that do nothing.

use super::bystander::Bystander;
use super::child;
use super::raw::Peer;
use super::serve::raise_files;

/// What an idle connection may cost, in bytes of heap.
const BOUND: usize = 8 << 10;

pub fn ten_thousand_connections() -> String {
    let limit = raise_files();
    // Each process has one end, and a few files beside.
    let count = limit.saturating_sub(100).min(10_000);
    assert!(count >= 1000, "{limit} files are too few to tell anything");
    let mut server = child::start(&["max_connections=20000"]);
    let before = server.state();
    let resident = server.process.resident();
    let mut peers: Vec<Peer> = (0..count)
        .map(|_| Peer::connect(&server.endpoint))
        .collect();
    let fresh = server.until("not all are accepted", |state| state.connections == count);
    let fresh_resident = server.process.resident();
    for peer in &mut peers {
        peer.expect_alive();
    }
    let used = server.state();
    let used_resident = server.process.resident();
    let busy = server.busy_in_a_second();
    assert!(busy <= 100, "{busy} ms of work for idle connections");
    let bystander = Bystander::start(&server.endpoint);
    bystander.expect_well();
    let each = |after: usize, before: usize| after.saturating_sub(before) / count;
    let (heap, heap_used) = (each(fresh.live, before.live), each(used.live, before.live));
    assert!(heap < BOUND, "{heap} bytes of heap a connection");
    assert!(heap_used < BOUND, "{heap_used} bytes of heap after a call");
    drop(peers);
    let after = server.until("connections stay", |state| state.connections == 0);
    let left = after.live.saturating_sub(before.live);
    assert!(left < 2 << 20, "{left} bytes stay");
    format!(
        "{count} connections under a limit of {limit} files; heap of each {heap} B, after a call \
         {heap_used} B; resident {} B, after a call {} B; {left} B stay; {busy} ms of work in a second",
        each(fresh_resident, resident),
        each(used_resident, resident),
    )
}

/// CVE-2011-4609, CVE-2018-14621: connections that were never closed.
pub fn are_reaped() -> String {
    const COUNT: usize = 1000;
    let mut server = child::start(&["idle_timeout=500"]);
    let bystander = Bystander::start(&server.endpoint);
    let peers: Vec<Peer> = (0..COUNT)
        .map(|_| Peer::connect(&server.endpoint))
        .collect();
    // All of them and nobody else: the bystander's is busy.
    server.until("idle connections stay", |state| state.connections == 1);
    for mut peer in peers {
        peer.expect_close();
    }
    bystander.expect_well();
    format!("{COUNT} idle connections closed, a busy one kept")
}
