//! Peers that say a lot and hear nothing.

use crate::raw::{Raw, call, header, packet};
use crate::scene::{
    GET_HOSTNAME, KEEP, REMOTE, Scene, alive, hostname, its_answer, next, refusal, whole,
};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Nothing went for so long: the other end does not read any more.
const STALLED: Duration = Duration::from_millis(500);

/// More than sockets and queues hold.
const MUCH: usize = 64 << 20;

/// Says this again and again until nobody listens any more; how often it was said, and what is left of
/// the last time.
async fn flood(peer: &mut Raw<TcpStream>, what: &[u8]) -> (usize, Vec<u8>) {
    // Written by the piece, so that what has gone is known.
    let many: Vec<u8> = what
        .iter()
        .copied()
        .cycle()
        .take(what.len() * 256)
        .collect();
    let mut said = 0;
    let mut place = 0;
    while said * many.len() < MUCH {
        match timeout(STALLED, peer.write(&many[place..])).await {
            Ok(count) => place += count,
            Err(_) => break,
        }
        if place == many.len() {
            (said, place) = (said + 1, 0);
        }
    }
    assert!(
        said * many.len() < MUCH,
        "it reads for ever and says nothing"
    );
    (said * 256, many[place..].to_vec())
}

/// Asks for so much that the answers do not fit anywhere, and only then reads: each of them is there.
async fn asks_and_reads_late(what: &[u8], answer: &[u8]) {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    let (said, rest) = flood(&mut peer, what).await;
    assert!(said > 1000, "{said}");
    // Others go on, and it is not listened to until it reads.
    let (mut reader, mut writer) = peer.split();
    let finishing = async {
        writer.send(&rest).await;
        writer.send(&hostname(9)).await;
    };
    let reading = async {
        for _ in 0..said + 256 {
            assert_eq!(reader.packet().await, answer);
        }
        reader.packet().await
    };
    let whole = async { tokio::join!(finishing, reading).1 };
    let last = timeout(Duration::from_secs(60), whole).await;
    assert_eq!(last.expect("answers are missing"), its_answer(9));
    scene.ends_well().await;
}

#[tokio::test]
async fn who_pings_and_does_not_read_is_not_listened_to() {
    let ping = whole(header(KEEP, 1, 1, 2, 0, 0), &[]);
    let pong = header(KEEP, 1, 2, 2, 0, 0);
    asks_and_reads_late(&ping, &pong).await;
}

#[tokio::test]
async fn who_calls_unknown_programs_and_does_not_read_is_not_listened_to() {
    let call = call(0xdead_beef, 7, 1, 5, &[]);
    let text = "Cannot find program 3735928559 version 7";
    let answer = refusal(0xdead_beef, 7, 1, 5, text);
    asks_and_reads_late(&call, &answer).await;
}

#[tokio::test]
async fn who_calls_and_does_not_read_is_not_listened_to() {
    asks_and_reads_late(&hostname(3), &its_answer(3)).await;
}

#[tokio::test]
async fn who_calls_with_a_wrong_status_and_does_not_read_is_not_listened_to() {
    let call = whole(header(REMOTE, 1, GET_HOSTNAME, 0, 3, 1), &[]);
    let answer = refusal(REMOTE, 1, GET_HOSTNAME, 3, "Unexpected message status 1");
    asks_and_reads_late(&call, &answer).await;
}

/// Nobody answers these, so all of them are read.
#[tokio::test]
async fn what_a_daemon_does_not_listen_to_may_be_said_without_end() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for kind in [1, 2, 3, 5, 6, 7, u32::MAX] {
        for (program, payload) in [(REMOTE, 0), (REMOTE, 1000), (0xdead_beef, 64)] {
            let header = header(program, 1, 318, kind, 7, 0);
            // None of them comes with file descriptors.
            let packet = packet(&[&header[..], &vec![0; payload + 4]].concat());
            for _ in 0..1000 {
                peer.send(&packet).await;
            }
            alive(&mut peer).await;
        }
    }
    scene.ends_well().await;
}

/// As many clients as the daemon lets call at a time, none of which ever gets its answer.
#[tokio::test]
async fn calls_that_are_never_answered_hold_nobody_up() {
    let scene = Scene::start().await;
    let mut peers = Vec::new();
    for _ in 0..50 {
        let mut peer = scene.peer().await;
        for serial in 0..20 {
            // connect_get_capabilities
            peer.send(&call(REMOTE, 1, 7, serial, &[])).await;
        }
        // A sign of life is answered all the same.
        peer.send(&whole(header(KEEP, 1, 1, 2, 0, 0), &[])).await;
        assert_eq!(next(&mut peer).await, header(KEEP, 1, 2, 2, 0, 0));
        peers.push(peer);
    }
    drop(peers);
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}
