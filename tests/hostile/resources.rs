//! Peers that take without giving: connections, calls, unread replies.

use super::bystander::Bystander;
use super::raw::{Peer, XID, accepted, call, record, words};
use super::service::{Implementation, VictimServer};
use super::service::{start, strict};
use std::io::Read;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use xdr_rpc::{Server, ServerLimits};

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

/// Only 128 could once wait; the system dropped the others, and they tried in vain until they gave
/// up.
#[test]
fn a_thousand_connections_beyond_the_limit_wait_for_their_turn() {
    let mut limits = strict();
    limits.max_connections = 1;
    let running = start(limits);
    let mut first = Peer::connect(&running.endpoint);
    first.expect_alive();
    let address = running.endpoint.strip_prefix("tcp://").unwrap();
    let address = address.parse().unwrap();
    let waiting: Vec<_> = (0..1000)
        .map(|n| {
            let patience = Duration::from_secs(10);
            let stream = std::net::TcpStream::connect_timeout(&address, patience);
            stream.unwrap_or_else(|error| panic!("connection {n}: {error}"))
        })
        .collect();
    first.expect_alive();
    drop(first);
    drop(waiting);
    running.expect_connections(0);
}

#[test]
fn calls_beyond_the_limit_wait_and_lose_nothing() {
    let mut limits = strict();
    limits.max_in_flight = 4;
    let running = start(limits);
    let bystander = Bystander::start(&running.endpoint);
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
    bystander.expect_well();
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
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 6, &words(&[100_000]))).repeat(50));
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(2));
        let reply = peer.reply();
        assert_eq!(reply[..28], words(&[XID, 1, 0, 0, 0, 0, 100_000]));
        assert_eq!(reply[28..], vec![7; 100_000]);
    }
    bystander.expect_well();
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

/// A connection that was reset before it was accepted has no peer address. That once counted as a
/// lack of descriptors, and the listener slept for each.
#[test]
fn connections_reset_at_once_do_not_hold_up_the_listener() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    for _ in 0..1000 {
        let peer = Peer::connect(&running.endpoint);
        peer.0.set_linger(Some(Duration::ZERO)).unwrap();
    }
    Peer::connect(&running.endpoint).expect_alive();
    bystander.expect_well();
    running.expect_connections(0);
}

/// Each idle listener once held one of the places.
#[test]
fn listeners_that_wait_take_no_places() {
    let mut limits = strict();
    limits.max_connections = 1;
    let running = start(limits);
    for _ in 0..5 {
        for endpoint in running.endpoints() {
            Peer::connect(&endpoint).expect_alive();
            running.expect_connections(0);
        }
    }
}

/// All handlers that were ready at once once made their replies at once.
#[test]
fn handlers_that_are_ready_together_still_wait_for_room() {
    let mut limits = ServerLimits::default();
    limits.max_queued = 1 << 20;
    let running = start(limits);
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 9, &words(&[1 << 20, 0]))).repeat(300));
    running.expect_begun(300);
    running.shared.release.notify_waiters();
    std::thread::sleep(Duration::from_millis(500));
    let ended = running.shared.ended.load(Relaxed);
    assert!(ended < 60, "{ended} replies of 1 MiB for a limit of one");
    for _ in 0..300 {
        assert_eq!(peer.reply().len(), 28 + (1 << 20));
    }
    bystander.expect_well();
}

#[test]
fn the_bytes_of_running_calls_are_limited() {
    let mut limits = strict();
    limits.max_in_flight_bytes = 100_000;
    let running = start(limits);
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    let mut arguments = words(&[0, 40_000]);
    arguments.extend_from_slice(&[0; 40_000]);
    peer.send(&record(&call(1, 9, &arguments)).repeat(10));
    running.expect_begun(3);
    std::thread::sleep(Duration::from_millis(200));
    running.expect_begun(3);
    for _ in 0..10 {
        running.shared.release.notify_one();
        assert_eq!(peer.reply().len(), 28);
    }
    bystander.expect_well();
}

/// What was sent behind a call that is refused by closing once ran all the same.
#[test]
fn calls_behind_one_that_closes_do_not_run() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    let mut bytes = record(&call(1, 10, &[]));
    bytes.extend_from_slice(&record(&call(1, 3, &words(&[0]))).repeat(10));
    peer.send(&bytes);
    peer.0.shutdown(std::net::Shutdown::Write).unwrap();
    peer.expect_close();
    bystander.expect_well();
    running.expect_connections(0);
    assert_eq!(running.shared.begun.load(Relaxed), 0);
}

#[test]
fn a_handler_that_panics_when_dropped_leaves_no_connection_behind() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    for _ in 0..3 {
        let mut peer = Peer::connect(&running.endpoint);
        peer.send(&record(&call(1, 11, &[])));
        peer.expect_alive();
        peer.0.set_linger(Some(Duration::ZERO)).unwrap();
    }
    bystander.expect_well();
    running.expect_connections(0);
}

/// One connection with enough to do once kept the runtime's only thread, with all timers on it,
/// until its kernel buffers were empty.
#[test]
fn a_busy_connection_leaves_time_for_others() {
    const CALLS: usize = 500_000;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let server = Server::builder()
            .serve(VictimServer::new(Implementation::default()))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let flood = std::thread::spawn(move || {
            let mut peer = Peer::connect(&endpoint);
            let mut reader = peer.0.try_clone().unwrap();
            let replies = std::thread::spawn(move || {
                let mut left = CALLS * 28;
                let mut bytes = vec![0; 1 << 20];
                while left > 0 {
                    left -= reader.read(&mut bytes).unwrap();
                }
            });
            peer.send(&record(&call(1, 0, &[])).repeat(CALLS));
            replies.join().unwrap();
        });
        let mut ticks = 0;
        while !flood.is_finished() {
            tokio::time::sleep(Duration::from_millis(1)).await;
            ticks += 1;
        }
        assert!(
            ticks >= 20,
            "{ticks} ticks of a millisecond during {CALLS} calls"
        );
    });
}

#[test]
fn half_closed_connections_still_get_their_replies() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&record(&call(1, 3, &words(&[50]))));
    peer.0.shutdown(std::net::Shutdown::Write).unwrap();
    assert_eq!(peer.reply(), accepted(&[0, 50]));
    peer.expect_close();
    bystander.expect_well();
    running.expect_connections(0);
}
