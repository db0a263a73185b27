//! Packets of streams that are not there, not any more or not in that way.

use crate::raw::{Raw, header};
use crate::scene::{REMOTE, Scene, UPLOAD, alive, error, next, upload, whole};
use tokio::net::TcpStream;

const STREAM: u32 = 3;
const HOLE: u32 = 6;

const OK: u32 = 0;
const ERROR: u32 = 1;
const CONTINUE: u32 = 2;

fn packet(kind: u32, serial: u32, status: u32, payload: &[u8]) -> Vec<u8> {
    whole(header(REMOTE, 1, UPLOAD, kind, serial, status), payload)
}

async fn open(peer: &mut Raw<TcpStream>, serial: u32) {
    peer.send(&upload(serial)).await;
    let opened = header(REMOTE, 1, UPLOAD, 1, serial, 0);
    assert_eq!(next(peer).await, opened);
}

/// Everything that can be said about a stream.
async fn say_all(peer: &mut Raw<TcpStream>, serial: u32) {
    for status in [0, 1, 2, 3, 4, u32::MAX] {
        for payload in [&[][..], b"data", &[0xff; 1000]] {
            peer.send(&packet(STREAM, serial, status, payload)).await;
        }
        for length in [0, 1, i64::MAX, -1, i64::MIN] {
            for flags in [0_u32, 1] {
                let payload = [&length.to_be_bytes()[..], &flags.to_be_bytes()].concat();
                peer.send(&packet(HOLE, serial, status, &payload)).await;
            }
        }
        peer.send(&packet(HOLE, serial, status, &[0; 3])).await;
    }
}

#[tokio::test]
async fn packets_of_no_stream_are_passed_over() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for serial in [0, 1, 7, u32::MAX] {
        say_all(&mut peer, serial).await;
        alive(&mut peer).await;
    }
    scene.ends_well().await;
}

#[tokio::test]
async fn packets_of_a_stream_that_is_over_are_passed_over() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for (serial, end) in [(7, OK), (8, ERROR)] {
        open(&mut peer, serial).await;
        peer.send(&packet(STREAM, serial, CONTINUE, b"data")).await;
        peer.send(&packet(STREAM, serial, end, &[])).await;
        let mut confirmed = next(&mut peer).await;
        if end == OK && confirmed[20..] == CONTINUE.to_be_bytes() {
            // This daemon says first that it has nothing to be read.
            confirmed = next(&mut peer).await;
        }
        assert_eq!(confirmed, header(REMOTE, 1, UPLOAD, STREAM, serial, OK));
        say_all(&mut peer, serial).await;
        alive(&mut peer).await;
    }
    scene.ends_well().await;
}

/// What is said about one with another serial, program or procedure is not said about this one.
#[tokio::test]
async fn a_stream_is_told_by_all_that_names_it() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    open(&mut peer, 7).await;
    say_all(&mut peer, 8).await;
    for other in [
        header(REMOTE + 1, 1, UPLOAD, STREAM, 7, ERROR),
        header(REMOTE, 2, UPLOAD, STREAM, 7, ERROR),
        header(REMOTE, 1, UPLOAD + 1, STREAM, 7, ERROR),
        header(REMOTE, 1, UPLOAD, 2, 7, ERROR),
        header(REMOTE, 1, UPLOAD, 1, 7, ERROR),
    ] {
        peer.send(&whole(other, &[])).await;
    }
    alive(&mut peer).await;
    peer.send(&packet(STREAM, 7, ERROR, &[])).await;
    let confirmed = header(REMOTE, 1, UPLOAD, STREAM, 7, OK);
    assert_eq!(next(&mut peer).await, confirmed);
    scene.ends_well().await;
}

#[tokio::test]
async fn a_status_that_is_none_ends_the_stream() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for (serial, status) in [(7, 3), (8, 4), (9, u32::MAX)] {
        open(&mut peer, serial).await;
        peer.send(&packet(STREAM, serial, status, &[])).await;
        let failed = next(&mut peer).await;
        assert_eq!(
            failed[..24],
            header(REMOTE, 1, UPLOAD, STREAM, serial, ERROR)
        );
        let text = format!("stream aborted with unexpected status {status}");
        assert_eq!(failed[24..], error(39, &text));
        alive(&mut peer).await;
    }
    scene.ends_well().await;
}

#[tokio::test]
async fn a_hole_that_was_not_agreed_upon_ends_the_stream() {
    let scene = Scene::start().await;
    for length in [0, 1, i64::MAX, -1, i64::MIN] {
        let mut peer = scene.peer().await;
        open(&mut peer, 7).await;
        let payload = [&length.to_be_bytes()[..], &[0; 4]].concat();
        peer.send(&packet(HOLE, 7, CONTINUE, &payload)).await;
        let failed = next(&mut peer).await;
        assert_eq!(failed[..24], header(REMOTE, 1, UPLOAD, STREAM, 7, ERROR));
        alive(&mut peer).await;
    }
    scene.ends_well().await;
}

/// Two calls may have the same serial, two streams may not.
#[tokio::test]
async fn a_serial_names_one_stream() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    open(&mut peer, 7).await;
    peer.send(&upload(7)).await;
    let refused = next(&mut peer).await;
    assert_eq!(refused[..24], header(REMOTE, 1, UPLOAD, 1, 7, ERROR));
    // The first one is as it was.
    peer.send(&packet(STREAM, 7, ERROR, &[])).await;
    let confirmed = header(REMOTE, 1, UPLOAD, STREAM, 7, OK);
    assert_eq!(next(&mut peer).await, confirmed);
    scene.ends_well().await;
}

/// As many as there may be, none of them ever ended, and the peer gone.
#[tokio::test]
async fn streams_go_with_their_connection() {
    let scene = Scene::start().await;
    for _ in 0..10 {
        let mut peer = scene.peer().await;
        let mut opened = 0;
        loop {
            peer.send(&upload(opened)).await;
            let answer = next(&mut peer).await;
            if answer[20..24] != OK.to_be_bytes() {
                break;
            }
            opened += 1;
            peer.send(&packet(STREAM, opened, CONTINUE, b"data")).await;
        }
        assert!(opened >= 16, "{opened}");
        alive(&mut peer).await;
    }
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}
