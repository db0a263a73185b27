//! Files and sockets, which are few.

use super::child;
use super::raw::{Peer, accepted, call, record, words};
use std::io::ErrorKind;
use std::io::Read;
use std::net::Shutdown;
use std::time::Duration;

/// CVE-2011-4609, CVE-2018-14621, CVE-2018-14622, CVE-2021-46828: at the limit of files a server
/// spun in `accept`, or fell over.
pub fn two_hundred_connections_under_a_limit_of_64() -> String {
    const COUNT: usize = 200;
    let mut server = child::start(&["files=64"]);
    let question = record(&call(1, 0, &[]));
    let mut waiting: Vec<Peer> = (0..COUNT)
        .map(|_| {
            let mut peer = Peer::connect(&server.endpoint);
            peer.send(&question);
            peer.0
                .set_read_timeout(Some(Duration::from_millis(1)))
                .unwrap();
            peer
        })
        .collect();
    let mut served = 0;
    let mut most = 0;
    let mut busy = None;
    // Those that are served hang up, and so make room for others.
    for _ in 0..COUNT {
        let here = server.until("nobody is accepted", |state| {
            state.connections > 0 && state.connections + 8 >= waiting_room(served, COUNT)
        });
        most = most.max(here.connections);
        assert!(here.connections < 64, "more connections than files");
        let busy = busy.get_or_insert_with(|| server.busy_in_a_second());
        assert!(*busy <= 100, "{busy} ms of work while nothing can be done");
        let (mut answered, others) = split(waiting);
        for peer in &mut answered {
            // Nobody was harmed by the lack.
            peer.0
                .set_read_timeout(Some(Duration::from_secs(20)))
                .unwrap();
            peer.expect_alive();
        }
        served += answered.len();
        waiting = others;
        if waiting.is_empty() {
            break;
        }
    }
    assert_eq!(served, COUNT);
    drop(waiting);
    server.until("connections stay", |state| state.connections == 0);
    format!(
        "{most} at a time, all {COUNT} answered in turn; {} ms of work in a second at the limit",
        busy.unwrap_or_default()
    )
}

/// How many connections there should be at least, with so many peers gone.
fn waiting_room(served: usize, count: usize) -> usize {
    (count - served).min(50)
}

/// Those that have their answer, and those that wait for it.
fn split(peers: Vec<Peer>) -> (Vec<Peer>, Vec<Peer>) {
    let mut answered = Vec::new();
    let mut waiting = Vec::new();
    for mut peer in peers {
        let mut reply = [0; 28];
        match peer.0.read(&mut reply) {
            Ok(28) => {
                assert_eq!(reply[4..], accepted(&[0]));
                answered.push(peer);
            }
            Ok(len) => panic!("{len} bytes of a reply"),
            Err(error) => {
                let is_early = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
                assert!(is_early, "{error}");
                waiting.push(peer);
            }
        }
    }
    (answered, waiting)
}

/// CVE-2013-1962: a descriptor was lost with each call.
pub fn none_is_lost() -> String {
    let mut server = child::start(&["record_timeout=200"]);
    let mut peer = Peer::connect(&server.endpoint);
    peer.expect_alive();
    let before = server.process.files();
    for n in 0..10_000_u32 {
        let body = match n % 4 {
            0 => call(1, 1, &words(&[4, 0x7465_7874])),
            1 => call(1, 1, &words(&[65])),
            2 => call(1, 99, &[]),
            _ => call(9, 0, &[]),
        };
        peer.ask(&body);
    }
    for n in 0..2000_u32 {
        let mut other = Peer::connect(&server.endpoint);
        match n % 5 {
            0 => other.expect_alive(),
            1 => other.send(&[0x80, 0, 0]),
            2 => other.send(&record(&call(1, 3, &words(&[10])))),
            3 => other.0.set_linger(Some(Duration::ZERO)).unwrap(),
            _ => other.0.shutdown(Shutdown::Both).unwrap(),
        }
    }
    server.until("connections stay", |state| state.connections == 1);
    let after = server.process.files();
    assert_eq!(after, before, "files open after and before");
    format!("{before} open before and after 10000 calls and 2000 connections")
}
