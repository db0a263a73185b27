//! Peers that take without giving: connections, calls, unread replies.

use super::bystander::Bystander;
use super::raw::{Peer, XID, accepted, call, record, words};
use super::service::{start, strict};
use std::io::Read;
use std::time::Duration;
use xdr_rpc::ServerLimits;

#[test]
fn connections_beyond_the_limit_wait_for_their_turn() {
    let mut limits = strict();
    limits.max_connections = 2;
    let running = start(limits);
    let mut first = Peer::connect(&running.endpoint);
    let mut second = Peer::connect(&running.endpoint);
    first.expect_alive();
    second.expect_alive();
    let mut third = Peer::connect(&running.endpoint);
    third.send(&record(&call(1, 0, &[])));
    third
        .0
        .set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    assert!(
        third.0.read(&mut [0; 4]).is_err(),
        "served beyond the limit"
    );
    first.expect_alive();
    drop(second);
    third
        .0
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    assert_eq!(third.reply(), accepted(&[0]));
}

#[test]
fn calls_beyond_the_limit_wait_and_lose_nothing() {
    let mut limits = strict();
    limits.max_in_flight = 4;
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    let mut bytes = Vec::new();
    for xid in 1..=64u32 {
        let mut body = call(1, 3, &words(&[5]));
        body[..4].copy_from_slice(&xid.to_be_bytes());
        bytes.extend_from_slice(&record(&body));
    }
    peer.send(&bytes);
    let mut xids: Vec<u32> = (0..64)
        .map(|_| u32::from_be_bytes(peer.reply()[..4].try_into().unwrap()))
        .collect();
    xids.sort_unstable();
    assert_eq!(xids, (1..=64).collect::<Vec<_>>());
}

#[test]
fn a_peer_that_reads_nothing_stops_being_read_and_harms_nobody() {
    let mut limits = ServerLimits::default();
    limits.max_queued = 1 << 20;
    limits.write_timeout = Duration::from_secs(2);
    let running = start(limits);
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    // Each asks for 256 KiB; all of them together for 2.5 GiB.
    let one = record(&call(1, 6, &words(&[256 << 10])));
    peer.0
        .set_write_timeout(Some(Duration::from_millis(200)))
        .unwrap();
    peer.send(&one.repeat(10_000));
    std::thread::sleep(Duration::from_millis(500));
    assert!(resident() < 512 << 20, "replies pile up in memory");
    bystander.expect_well();
    // Nobody reads until the deadline, and the connection goes.
    running.expect_connections(0);
}

/// The memory of this process, in bytes.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = status.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}

#[test]
fn a_slow_reader_gets_all_its_replies() {
    let mut limits = ServerLimits::default();
    limits.max_queued = 64 << 10;
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 6, &words(&[100_000]))).repeat(50));
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(2));
        let reply = peer.reply();
        assert_eq!(reply[..28], words(&[XID, 1, 0, 0, 0, 0, 100_000]));
        assert_eq!(reply[28..], vec![7; 100_000]);
    }
}

#[test]
fn a_flood_of_connections_with_garbage_leaves_nothing_behind() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    for n in 0..2000u32 {
        let mut peer = Peer::connect(&running.endpoint);
        peer.send(&n.wrapping_mul(0x9e37_79b9).to_be_bytes());
    }
    bystander.expect_well();
    running.expect_connections(0);
}

#[test]
fn half_closed_connections_still_get_their_replies() {
    let running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 3, &words(&[50]))));
    peer.0.shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(peer.reply(), accepted(&[0, 50]));
    peer.expect_close();
    running.expect_connections(0);
}

#[test]
fn shutdown_finishes_what_runs_and_keeps_its_deadline() {
    let mut running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 3, &words(&[300]))));
    std::thread::sleep(Duration::from_millis(100));
    let server = running.server.take().unwrap();
    let finished = running
        .runtime
        .block_on(server.shutdown(Duration::from_secs(20)));
    assert!(finished);
    assert_eq!(peer.reply(), accepted(&[0, 300]));
    peer.expect_close();

    let mut running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 3, &words(&[60_000]))));
    std::thread::sleep(Duration::from_millis(100));
    let server = running.server.take().unwrap();
    let finished = running
        .runtime
        .block_on(server.shutdown(Duration::from_millis(50)));
    assert!(!finished);
    peer.expect_close();
}
