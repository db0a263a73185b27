//! Peers that are gone while their calls run.

use crate::raw::{Peer, accepted, call, record, words};
use crate::service::{start, strict};
use std::net::Shutdown;
use std::time::Duration;

/// A process that ends closes its sockets in order, which looks like a peer that still reads. Its
/// calls ran on for ever, and kept their place among the connections.
#[test]
fn calls_of_a_peer_that_closed_are_dropped_in_the_end() {
    let mut limits = strict();
    limits.drain_timeout = Duration::from_millis(50);
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 9, &words(&[0, 0]))));
    running.expect_begun(1);
    drop(peer);
    running.expect_connections(0);
    running.shared.release.notify_waiters();
    assert_eq!(running.ended(), 0, "it ran on");
}

/// A connection at its limits was not read, so nobody noticed.
#[test]
fn a_reset_is_noticed_where_no_further_call_is_taken() {
    let mut limits = strict();
    limits.max_in_flight = 1;
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 9, &words(&[0, 0]))).repeat(3));
    running.expect_begun(1);
    peer.0.set_linger(Some(Duration::ZERO)).unwrap();
    drop(peer);
    running.expect_connections(0);
    assert_eq!(running.ended(), 0);
}

#[test]
fn calls_that_waited_when_the_peer_closed_its_side_are_answered() {
    let mut limits = strict();
    limits.max_in_flight = 1;
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    let calls: Vec<u8> = (0..5)
        .flat_map(|milliseconds| record(&call(1, 3, &words(&[milliseconds]))))
        .collect();
    peer.send(&calls);
    peer.0.shutdown(Shutdown::Write).unwrap();
    for milliseconds in 0..5 {
        assert_eq!(peer.reply(), accepted(&[0, milliseconds]));
    }
    peer.expect_close();
    running.expect_connections(0);
}

/// The time is for calls that still run; a reply that is read slowly has that of all replies.
#[test]
fn a_slow_reader_that_closed_its_side_gets_its_whole_reply() {
    let mut limits = strict();
    limits.drain_timeout = Duration::from_millis(20);
    let running = start(limits);
    let mut peer = Peer::connect(&running.endpoint);
    let bytes = 16 << 20;
    peer.send(&record(&call(1, 6, &words(&[bytes]))));
    peer.0.shutdown(Shutdown::Write).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let reply = peer.reply();
    assert_eq!(reply.len(), 24 + 4 + bytes as usize);
    running.expect_connections(0);
}
