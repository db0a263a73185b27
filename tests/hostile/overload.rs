//! Calls that are slow or fail, among others that do neither.

use super::bystander::Bystander;
use super::raw::{Peer, call, record, words};
use super::service::{VictimClient, start, strict};
use std::collections::HashMap;
use std::sync::atomic::Ordering::Relaxed;

/// The call with another xid.
fn under(xid: u32, mut body: Vec<u8>) -> Vec<u8> {
    body[..4].copy_from_slice(&xid.to_be_bytes());
    record(&body)
}

/// A server with as many threads as slow calls once stood still. What is asked here is an order, not
/// a time: every fast call ends before any slow one.
#[test]
fn twenty_four_slow_handlers_do_not_hold_up_fast_calls() {
    const SLOW: u32 = 24;
    let running = start(strict());
    for endpoint in running.endpoints() {
        let begun = running.shared.begun.load(Relaxed);
        let ended = running.shared.ended.load(Relaxed);
        // Half of them on one connection, and that one makes fast calls as well.
        let mut busy = Peer::connect(&endpoint);
        for xid in 0..SLOW / 2 {
            busy.send(&under(xid, call(1, 9, &words(&[4, 0]))));
        }
        let mut others: Vec<Peer> = (0..SLOW / 2).map(|_| Peer::connect(&endpoint)).collect();
        for (xid, peer) in others.iter_mut().enumerate() {
            peer.send(&under(xid as u32, call(1, 9, &words(&[4, 0]))));
        }
        running.expect_begun(begun + SLOW);
        let mut fast = Peer::connect(&endpoint);
        for _ in 0..1000 {
            fast.expect_alive();
            busy.expect_alive();
        }
        assert_eq!(running.shared.ended.load(Relaxed), ended);
        running.shared.release.notify_waiters();
        let mut xids: Vec<u32> = (0..SLOW / 2).map(|_| xid(&busy.reply())).collect();
        xids.sort_unstable();
        assert_eq!(xids, (0..SLOW / 2).collect::<Vec<_>>());
        for (n, peer) in others.iter_mut().enumerate() {
            assert_eq!(xid(&peer.reply()), n as u32);
        }
    }
}

fn xid(reply: &[u8]) -> u32 {
    u32::from_be_bytes(reply[..4].try_into().unwrap())
}

/// CVE-2011-1486: errors of one client went to another. Four clients at a time send calls that fail
/// in every way or succeed, and each must find its own answer under its own xid.
#[test]
fn a_thousand_failing_calls_each_get_their_own_error() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let clients: Vec<_> = (1..=4u32)
        .map(|client| {
            let mut peer = Peer::connect(&running.endpoint);
            std::thread::spawn(move || {
                let mut bytes = Vec::new();
                let mut expected = HashMap::new();
                for n in 0..1000 {
                    let xid = client << 16 | n;
                    let (body, answer) = mixed(client, n);
                    bytes.extend_from_slice(&under(xid, body));
                    expected.insert(xid, answer);
                }
                peer.send(&bytes);
                while !expected.is_empty() {
                    let reply = peer.reply();
                    let answer = expected.remove(&xid(&reply)).expect("an own xid, once");
                    assert_eq!(reply[4..], answer);
                }
            })
        })
        .collect();
    for client in clients {
        client.join().expect("its own answers");
    }
    bystander.expect_well();
}

/// A call, and its answer behind the xid.
fn mixed(client: u32, n: u32) -> (Vec<u8>, Vec<u8>) {
    let accepted = |rest: &[u32]| words(&[&[1, 0, 0, 0], rest].concat());
    match (client + n) % 8 {
        0 => (call(1, 4, &[]), accepted(&[5])),
        1 => (call(1, 7, &[]), accepted(&[5])),
        2 => (call(1, 8, &[]), accepted(&[5])),
        3 => (call(1, 99, &[]), accepted(&[3])),
        4 => (call(7, 1, &[]), accepted(&[2, 1, 3])),
        5 => (call(1, 1, &words(&[65])), accepted(&[4])),
        6 => (call(1, 3, &words(&[n % 3])), accepted(&[0, n % 3])),
        _ => {
            let text = format!("{client:04}{n:04}");
            let mut argument = words(&[8]);
            argument.extend_from_slice(text.as_bytes());
            let answer = [accepted(&[0]), argument.clone()].concat();
            (call(1, 1, &argument), answer)
        }
    }
}

/// Calls given up before they are sent, while they wait for a place, while their handler runs, and
/// when their reply is there: each leaves its place to another.
#[test]
fn ten_thousand_cancelled_calls_leave_every_place_free() {
    const PLACES: usize = 16;
    let running = start(strict());
    let endpoint = running.endpoint.clone();
    let shared = &running.shared;
    running.runtime.block_on(async {
        let mut limits = xdr_rpc::ClientLimits::default();
        limits.max_in_flight = PLACES;
        let channel = xdr_rpc::Channel::connect_with(&endpoint, limits)
            .await
            .unwrap();
        let client = VictimClient::new(channel);
        for round in 0..10_000 / (4 * PLACES) {
            let begun = shared.begun.load(Relaxed);
            // More than there are places: the first are sent, the others wait.
            let calls: Vec<_> = (0..4 * PLACES)
                .map(|_| {
                    let client = client.clone();
                    tokio::spawn(async move { client.hold(0, &[]).await })
                })
                .collect();
            tokio::task::yield_now().await;
            // On a busy machine hardly any would get as far as its handler.
            while round < 8 && shared.begun.load(Relaxed) == begun {
                tokio::task::yield_now().await;
            }
            for call in &calls {
                call.abort();
            }
            for call in calls {
                assert!(call.await.unwrap_err().is_cancelled());
            }
            // The server runs them on, and takes no more of them than its limit.
            shared.release.notify_waiters();
            assert_eq!(client.echo("next").await.unwrap(), "next");
        }
        // All places at once, which needs each of them.
        while shared.begun.load(Relaxed) != shared.ended.load(Relaxed) {
            shared.release.notify_waiters();
            tokio::task::yield_now().await;
        }
        let begun = shared.begun.load(Relaxed);
        assert!(begun > 0, "nothing was cancelled on its way");
        let calls: Vec<_> = (0..PLACES)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { client.hold(4, &[]).await })
            })
            .collect();
        while shared.begun.load(Relaxed) != begun + PLACES as u32 {
            tokio::task::yield_now().await;
        }
        shared.release.notify_waiters();
        for call in calls {
            assert_eq!(call.await.unwrap().unwrap(), [7; 4]);
        }
    });
}
