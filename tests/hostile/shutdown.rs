//! Shutting down while clients still talk.

use super::bystander::Bystander;
use super::raw::{Peer, XID, accepted, call, record, words};
use super::service::{start, strict};
use std::time::Duration;
use xdr_rpc::ServerLimits;

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

/// Closing a socket with unread bytes in it resets the connection, and what was still on its way
/// to the client was lost.
#[test]
fn a_call_during_shutdown_does_not_cost_the_reply_before_it() {
    let mut running = start(ServerLimits::default());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 6, &words(&[4 << 20]))));
    // The reply fills the buffers between the two and waits.
    std::thread::sleep(Duration::from_millis(200));
    bystander.expect_well();
    let server = running.server.take().unwrap();
    let finished = std::thread::scope(|scope| {
        let shutdown = scope.spawn(|| {
            running
                .runtime
                .block_on(server.shutdown(Duration::from_secs(20)))
        });
        std::thread::sleep(Duration::from_millis(200));
        peer.send(&record(&call(1, 0, &[])));
        let reply = peer.reply();
        assert_eq!(reply[..28], words(&[XID, 1, 0, 0, 0, 0, 4 << 20]));
        assert_eq!(reply.len(), 28 + (4 << 20));
        peer.expect_close();
        shutdown.join().unwrap()
    });
    assert!(finished);
}

/// The clock of a record that was under way once ran on and ended the handlers.
#[test]
fn half_a_record_during_shutdown_does_not_cost_the_call_before_it() {
    let mut running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    let mut neighbour = Peer::connect(&running.endpoint);
    neighbour.send(&record(&call(1, 3, &words(&[1000]))));
    let mut bytes = record(&call(1, 3, &words(&[1000])));
    bytes.extend_from_slice(&[0x80, 0, 0, 40, 0, 0]);
    peer.send(&bytes);
    std::thread::sleep(Duration::from_millis(100));
    let server = running.server.take().unwrap();
    let finished = running
        .runtime
        .block_on(server.shutdown(Duration::from_secs(20)));
    assert_eq!(peer.reply(), accepted(&[0, 1000]));
    assert_eq!(neighbour.reply(), accepted(&[0, 1000]));
    neighbour.expect_close();
    assert!(finished);
}

#[test]
fn a_call_that_shutdown_cuts_short_is_told_by_the_result() {
    let mut running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 9, &words(&[0, 0]))));
    running.expect_begun(1);
    let server = running.server.take().unwrap();
    let finished = std::thread::scope(|scope| {
        let shutdown = scope.spawn(|| {
            running
                .runtime
                .block_on(server.shutdown(Duration::from_secs(1)))
        });
        shutdown.join().unwrap()
    });
    assert!(!finished, "its call was not answered");
}
