//! The word in front: too small, too large, at the edge.

use crate::allocator::measure;
use crate::raw::{call, header};
use crate::scene::{GET_HOSTNAME, REMOTE, Scene, alive, closed, next, refusal};
use xdr_rpc::libvirt::{MAX_MESSAGE, PacketError, PacketReader};

/// go-libvirt panicked over such a word, or allocated as much as it says.
#[tokio::test]
async fn go_libvirt_85_a_length_that_is_too_short_for_a_header_closes_the_connection() {
    let scene = Scene::start().await;
    for length in 0..28_u32 {
        let mut peer = scene.peer().await;
        alive(&mut peer).await;
        peer.send(&[&length.to_be_bytes()[..], &[0; 24]].concat())
            .await;
        closed(&mut peer).await;
    }
    scene.ends_well().await;
}

/// 28 is a header and nothing else: here that of a call to program 0.
#[tokio::test]
async fn the_shortest_length_is_that_of_a_header() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    peer.send(&[&28_u32.to_be_bytes()[..], &[0; 24]].concat())
        .await;
    let text = "Cannot find program 0 version 0";
    assert_eq!(next(&mut peer).await, refusal(0, 0, 0, 0, text));
    alive(&mut peer).await;
    scene.ends_well().await;
}

#[tokio::test]
async fn go_libvirt_85_a_length_beyond_the_limit_closes_the_connection() {
    let scene = Scene::start().await;
    for length in [33_554_437_u32, 1 << 31, u32::MAX - 3, u32::MAX] {
        let mut peer = scene.peer().await;
        alive(&mut peer).await;
        // The word alone is enough.
        peer.send(&length.to_be_bytes()).await;
        closed(&mut peer).await;
    }
    scene.ends_well().await;
}

#[tokio::test]
async fn the_largest_packet_is_taken() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    let mut bytes = call(REMOTE, 1, GET_HOSTNAME, 5, &vec![0; MAX_MESSAGE - 24]);
    assert_eq!(bytes[..4], 33_554_436_u32.to_be_bytes());
    peer.send(&bytes).await;
    // This procedure has no arguments.
    let text = "Unable to decode message payload";
    let expected = refusal(REMOTE, 1, GET_HOSTNAME, 5, text);
    assert_eq!(next(&mut peer).await, expected);
    alive(&mut peer).await;
    // One byte more is none.
    bytes[..4].copy_from_slice(&33_554_437_u32.to_be_bytes());
    peer.send(&bytes[..28]).await;
    closed(&mut peer).await;
    scene.ends_well().await;
}

#[test]
fn a_length_alone_takes_no_memory() {
    for (length, is_refused) in [
        (0_u32, true),
        (27, true),
        (28, false),
        (33_554_436, false),
        (33_554_437, true),
        (1 << 31, true),
        (u32::MAX, true),
    ] {
        let (answer, usage) = measure(|| {
            let mut reader = PacketReader::new(MAX_MESSAGE);
            reader.buffer().extend_from_slice(&length.to_be_bytes());
            let answer = reader.next_packet();
            // What the next read would go to.
            if answer.is_ok() {
                reader.buffer();
            }
            answer
        });
        assert_eq!(answer.is_err(), is_refused, "{length}");
        assert!(usage.peak <= 128 << 10, "{length}: {usage:?}");
    }
}

/// Nor does a header that has come with it.
#[test]
fn a_header_alone_takes_no_memory() {
    for kind in [0, 4] {
        let mut bytes = 33_554_436_u32.to_be_bytes().to_vec();
        bytes.extend(header(REMOTE, 1, 1, kind, 1, 0));
        bytes.extend(32_u32.to_be_bytes());
        let ((), usage) = measure(|| {
            let mut reader = PacketReader::new(MAX_MESSAGE);
            for byte in bytes {
                reader.buffer().extend_from_slice(&[byte]);
                assert!(reader.next_packet().unwrap().is_none());
            }
        });
        assert!(usage.peak <= 256 << 10, "{usage:?}");
    }
}

#[test]
fn too_many_file_descriptors_are_refused_before_they_come() {
    for count in [33_u32, 1 << 31, u32::MAX] {
        let mut reader = PacketReader::new(MAX_MESSAGE);
        let buffer = reader.buffer();
        buffer.extend_from_slice(&32_u32.to_be_bytes());
        buffer.extend_from_slice(&header(REMOTE, 1, 1, 4, 1, 0));
        buffer.extend_from_slice(&count.to_be_bytes());
        let refused = reader.next_packet().unwrap_err();
        assert_eq!(refused, PacketError::TooManyFds { count });
    }
}
