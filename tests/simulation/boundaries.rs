//! The same conversation, cut into pieces at every byte.

use super::calls::{End, Kind, LONG, SMALL, ends, start};
use super::net::{BOTH, To};
use super::world::{World, settle, world};

/// Makes the calls and expects a reply to each.
async fn expect_replies(world: &World, kinds: &[Kind], what: &str) {
    let calls = start(world, kinds, LONG);
    let ends = ends(calls, &world.seen).await;
    assert_eq!(ends, vec![End::Replied; kinds.len()], "{what}");
}

/// How many bytes the calls take in each direction.
async fn length(kinds: &[Kind]) -> [usize; 2] {
    let world = world();
    expect_replies(&world, kinds, "uncut").await;
    BOTH.map(|to| world.net.written(to))
}

/// Bytes that travel beside the buffer of small messages, in both directions.
const LARGE: [Kind; 4] = [
    Kind::Echo,
    Kind::Bytes(9001),
    Kind::Make(9002),
    Kind::Wait(1),
];

/// Around the edges of `LARGE`, and here and there between.
fn places(len: usize) -> Vec<usize> {
    let dense =
        |n: &usize| *n < 300 || (8900..9500).contains(n) || n + 300 > len || n.is_multiple_of(97);
    (0..=len).filter(dense).collect()
}

#[tokio::test(start_paused = true)]
async fn what_arrives_in_two_parts_is_the_same() {
    for kinds in [&SMALL[..], &LARGE] {
        let lengths = length(kinds).await;
        for to in BOTH {
            for bytes in places(lengths[to as usize]) {
                let world = world();
                world.net.hold(to);
                world.net.pass(to, bytes);
                let calls = start(&world, kinds, LONG);
                settle().await;
                world.net.pass(to, usize::MAX);
                let ends = ends(calls, &world.seen).await;
                let what = format!("{bytes} bytes to the {to:?}, then the others");
                assert_eq!(ends, vec![End::Replied; kinds.len()], "{what}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_written_in_two_parts_is_the_same() {
    for kinds in [&SMALL[..], &LARGE] {
        let lengths = length(kinds).await;
        for to in BOTH {
            for bytes in places(lengths[to as usize]) {
                let world = world();
                world.net.stall(to);
                world.net.accept(to, bytes);
                let calls = start(&world, kinds, LONG);
                settle().await;
                assert!(world.net.written(to) <= bytes);
                world.net.accept(to, usize::MAX);
                let ends = ends(calls, &world.seen).await;
                let what = format!("room for {bytes} bytes to the {to:?}, then for all");
                assert_eq!(ends, vec![End::Replied; kinds.len()], "{what}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn pieces_of_any_size_are_the_same() {
    for kinds in [&SMALL[..], &LARGE] {
        for size in (1..70).chain([4095, 4096, 4097, 8191, 8192, 8193]) {
            for [to_server, to_client] in [[size, size], [size, usize::MAX], [usize::MAX, size]] {
                let world = world();
                world.net.piece(To::Server, to_server);
                world.net.piece(To::Client, to_client);
                expect_replies(&world, kinds, &format!("pieces of {size}")).await;
            }
        }
    }
}
