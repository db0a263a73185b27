//! Calls that are given up: at every byte of their way, while they wait for a place, and at every
//! poll.

use super::calls::{End, Kind, LONG, call, count, ends, start};
use super::capacity::{expect_whole, tight_world};
use super::net::{BOTH, To};
use super::world::settle;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

/// More than go at a time, so that some wait for a place.
const MANY: [Kind; 12] = [
    Kind::Wait(10),
    Kind::Echo,
    Kind::Bytes(10),
    Kind::Panic(0),
    Kind::Hold(5, 900),
    Kind::Hold(6, 900),
    Kind::Hold(7, 900),
    Kind::Hold(8, 900),
    Kind::Make(700),
    Kind::Panic(5),
    Kind::Echo,
    Kind::Wait(1),
];

#[tokio::test(start_paused = true)]
async fn calls_given_up_after_any_byte_leave_the_connection_whole() {
    let lengths = {
        let world = tight_world();
        let calls = start(&world, &MANY, LONG);
        for (_, call) in calls {
            call.await.unwrap();
        }
        BOTH.map(|to| world.net.written(to))
    };
    for to in BOTH {
        // All of the first and the last records, and some between.
        let len = lengths[to as usize];
        for bytes in (0..len).filter(|n| n % 23 == 0 || *n < 120 || n + 60 > len) {
            let world = tight_world();
            world.net.hold(to);
            world.net.pass(to, bytes);
            let calls = start(&world, &MANY, LONG);
            tokio::time::sleep(Duration::from_millis(4)).await;
            for (_, call) in &calls {
                call.abort();
            }
            settle().await;
            world.net.free();
            tokio::time::sleep(Duration::from_secs(1)).await;
            let what = format!("given up after {bytes} bytes to the {to:?}");
            expect_whole(&world, &what).await;
        }
    }
}

/// Deadlines that pass after any byte, with the late replies coming in afterwards.
#[tokio::test(start_paused = true)]
async fn calls_out_of_time_leave_the_connection_whole() {
    for bytes in (0..700).step_by(7) {
        for to in BOTH {
            let world = tight_world();
            world.net.hold(to);
            world.net.pass(to, bytes);
            let calls = start(&world, &MANY, Duration::from_millis(20));
            tokio::time::sleep(Duration::from_millis(30)).await;
            for (_, call) in calls {
                assert!(call.is_finished(), "it is beyond its deadline");
                call.await.unwrap();
            }
            world.net.free();
            tokio::time::sleep(Duration::from_secs(1)).await;
            let what = format!("out of time after {bytes} bytes to the {to:?}");
            expect_whole(&world, &what).await;
        }
    }
}

/// A call is dropped after its n-th poll, for every n, alone or behind as many as go at a time, and
/// the net moves on a little between two polls.
#[tokio::test(start_paused = true)]
async fn a_call_given_up_after_any_poll_leaves_the_connection_whole() {
    let kinds = [
        Kind::Echo,
        Kind::Wait(3),
        Kind::Bytes(500),
        Kind::Panic(2),
        Kind::Hold(3, 900),
    ];
    for before in [0, 8] {
        for kind in kinds {
            for polls in 0..12 {
                let world = tight_world();
                for to in BOTH {
                    world.net.hold(to);
                }
                let others = start(&world, &vec![Kind::Wait(2); before], LONG);
                settle().await;
                let mut ended = false;
                {
                    let client = world.client.clone();
                    let mut call = pin!(call(client, kind, world.word(), LONG));
                    for _ in 0..polls {
                        let noop = &mut Context::from_waker(Waker::noop());
                        if call.as_mut().poll(noop).is_ready() {
                            ended = true;
                            break;
                        }
                        for to in BOTH {
                            world.net.pass(to, 100);
                        }
                        settle().await;
                    }
                }
                world.net.free();
                for (_, other) in others {
                    other.await.unwrap();
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
                let what = format!("{kind:?} behind {before}, {polls} polls, ended: {ended}");
                expect_whole(&world, &what).await;
            }
        }
    }
}

/// Nothing of a call that is given up while it waits for a place is ever sent.
#[tokio::test(start_paused = true)]
async fn calls_given_up_before_their_turn_are_never_sent() {
    let world = tight_world();
    let first = start(&world, &[Kind::Hold(100, 0); 8], LONG);
    let waiting = start(&world, &[Kind::Echo; 50], LONG);
    settle().await;
    assert_eq!(world.net.records(To::Server), 8);
    for (_, call) in &waiting {
        call.abort();
    }
    for (_, call) in first {
        call.await.unwrap();
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(world.net.records(To::Server), 8);
    expect_whole(&world, "given up before their turn").await;
}

/// A call that is given up leaves its place to the next in line, without its reply.
#[tokio::test(start_paused = true)]
async fn a_call_given_up_makes_room_for_the_next() {
    let world = tight_world();
    world.net.hold(To::Client);
    let first = start(&world, &[Kind::Echo; 8], LONG);
    let next = start(&world, &[Kind::Echo; 3], LONG);
    settle().await;
    for (given_up, (_, call)) in first.iter().take(3).enumerate() {
        assert_eq!(world.net.records(To::Server), 8 + given_up);
        call.abort();
        settle().await;
    }
    assert_eq!(world.net.records(To::Server), 11, "the next are sent");
    world.net.free();
    assert_eq!(count(&ends(next, &world.seen).await, End::Replied), 3);
    tokio::time::sleep(Duration::from_secs(1)).await;
    expect_whole(&world, "given up").await;
}
