//! Every type with every status, to programs that are there and that are not.

use crate::raw::header;
use crate::scene::{
    GET_HOSTNAME, KEEP, REMOTE, Scene, alive, closed, hostname, its_answer, next, refusal, whole,
};

const CALL: u32 = 0;
const MESSAGE: u32 = 2;
const CALL_WITH_FDS: u32 = 4;
const KINDS: [u32; 13] = [
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    0xff,
    1 << 31,
    u32::MAX - 1,
    u32::MAX,
];
const STATUSES: [u32; 6] = [0, 1, 2, 3, 4, u32::MAX];

/// What a daemon says to a packet of `get_hostname`; none is that it says nothing.
fn answer(program: u32, version: u32, kind: u32, status: u32, serial: u32) -> Option<Vec<u8>> {
    if kind == MESSAGE && (program, version) == (KEEP, 1) {
        return None;
    }
    if kind != CALL && kind != CALL_WITH_FDS {
        return None;
    }
    let refused = |text: &str| Some(refusal(program, version, GET_HOSTNAME, serial, text));
    if (program, version) != (REMOTE, 1) {
        return refused(&format!("Cannot find program {program} version {version}"));
    }
    match status {
        0 => Some(its_answer(serial)),
        _ => refused(&format!("Unexpected message status {status}")),
    }
}

#[tokio::test]
async fn every_type_with_every_status_is_answered_or_passed_over() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    let mut serial = 1;
    for (program, version) in [
        (REMOTE, 1),
        (REMOTE, 2),
        (REMOTE + 1, 1),
        (0, 0),
        (KEEP, 1),
        (KEEP, 2),
    ] {
        for kind in KINDS {
            for status in STATUSES {
                serial += 2;
                // How many file descriptors come, where that type says so.
                let count = if kind == 4 || kind == 5 {
                    &[0; 4][..]
                } else {
                    &[]
                };
                let header = header(program, version, GET_HOSTNAME, kind, serial, status);
                peer.send(&whole(header, count)).await;
                // What comes next is the answer of this one where there is none.
                peer.send(&hostname(serial + 1)).await;
                if let Some(expected) = answer(program, version, kind, status, serial) {
                    assert_eq!(next(&mut peer).await, expected, "{program} {kind} {status}");
                }
                let came = next(&mut peer).await;
                assert_eq!(came, its_answer(serial + 1), "{program} {kind} {status}");
            }
        }
    }
    scene.ends_well().await;
}

/// A type with file descriptors has their number behind the header; without it nobody knows where the next
/// packet begins.
#[tokio::test]
async fn file_descriptors_that_are_not_counted_close_the_connection() {
    let scene = Scene::start().await;
    for kind in [4, 5] {
        let mut peer = scene.peer().await;
        let header = header(REMOTE, 1, GET_HOSTNAME, kind, 1, 0);
        peer.send(&whole(header, &[])).await;
        match kind {
            4 => closed(&mut peer).await,
            // A reply is nothing to a daemon, whatever is in it.
            _ => alive(&mut peer).await,
        }
    }
    scene.ends_well().await;
}

/// A serial is the caller's to choose, and two calls may have the same.
#[tokio::test]
async fn any_serial_is_answered_with_itself() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for serial in [0, 1, 1, 5, 5, 0x7fff_ffff, 0x8000_0000, u32::MAX, 0] {
        peer.send(&hostname(serial)).await;
        assert_eq!(next(&mut peer).await, its_answer(serial));
    }
    scene.ends_well().await;
}

/// Replies to nothing, for a daemon that has called nobody.
#[tokio::test]
async fn replies_to_a_daemon_are_passed_over() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for serial in [0, 1, 2, u32::MAX] {
        for status in STATUSES {
            let header = header(REMOTE, 1, GET_HOSTNAME, 1, serial, status);
            peer.send(&whole(header, &[0xff; 100])).await;
        }
    }
    alive(&mut peer).await;
    scene.ends_well().await;
}
