//! Half-open connections: everything looks well and nothing comes. Whoever waits for something has a
//! deadline, to the millisecond of the clock, and does nothing until then.

use super::calls::{End, Kind, LONG, count, ends, start};
use super::capacity::{expect_whole, tight_world};
use super::net::{BOTH, To};
use super::world::{World, settle, world, world_with};
use std::time::Duration;
use tokio::time::{Instant, sleep};
use xdr_rpc::{ClientLimits, ServerLimits};

/// Seconds from now until the client learns that the connection is gone.
async fn seconds_to_the_end(world: &World) -> u64 {
    let begun = Instant::now();
    while world.client.channel().closed().is_none() {
        sleep(Duration::from_millis(100)).await;
        assert!(begun.elapsed() < LONG, "nobody ends it");
    }
    begun.elapsed().as_secs()
}

/// Both ends wait for 30 seconds for the other to read, by default.
#[tokio::test(start_paused = true)]
async fn an_end_that_does_not_read_is_left_at_the_write_deadline() {
    for to in BOTH {
        let world = world();
        world.net.stall(to);
        let calls = start(&world, &[Kind::Echo, Kind::Wait(1)], LONG);
        settle().await;
        assert_eq!(seconds_to_the_end(&world).await, 30, "to the {to:?}");
        assert_eq!(count(&ends(calls, &world.seen).await, End::Replied), 0);
        world.expect_over("nobody reads").await;
    }
}

/// A byte now and then is enough to have longer: the peer is slow and not gone.
#[tokio::test(start_paused = true)]
async fn an_end_that_reads_slowly_is_not_left() {
    for to in BOTH {
        let mut client = ClientLimits::default();
        let mut server = ServerLimits::default();
        // Of the record itself, on the other side; by default it would be the first to pass.
        (client.record_timeout, server.record_timeout) = (LONG, LONG);
        let world = world_with(client, server);
        world.net.stall(to);
        let calls = start(&world, &[Kind::Echo], LONG);
        while !calls[0].1.is_finished() {
            sleep(Duration::from_secs(25)).await;
            world.net.accept(to, 1);
        }
        assert_eq!(
            ends(calls, &world.seen).await,
            [End::Replied],
            "to the {to:?}"
        );
    }
}

/// The deadline of a call leaves its place to the next in line, with its reply or without.
#[tokio::test(start_paused = true)]
async fn a_call_out_of_time_makes_room_for_the_next() {
    let world = tight_world();
    world.net.hold(To::Client);
    let first = start(&world, &[Kind::Echo; 8], Duration::from_secs(5));
    let next = start(&world, &[Kind::Echo; 3], LONG);
    settle().await;
    assert_eq!(world.net.records(To::Server), 8);
    assert_eq!(count(&ends(first, &world.seen).await, End::TimedOut), 8);
    settle().await;
    assert_eq!(world.net.records(To::Server), 11, "the next are sent");
    world.net.free();
    assert_eq!(count(&ends(next, &world.seen).await, End::Replied), 3);
    expect_whole(&world, "out of time").await;
}

/// From the first byte of a record to its last, 30 seconds by default, however many come between.
#[tokio::test(start_paused = true)]
async fn a_record_that_is_never_whole_ends_the_connection_at_its_deadline() {
    for to in BOTH {
        for bytes in 1..32 {
            let world = world();
            world.net.hold(to);
            world.net.pass(to, bytes);
            let calls = start(&world, &[Kind::Echo], LONG);
            let drip = {
                let net = world.net.clone();
                tokio::spawn(async move {
                    // Too few to be whole in time.
                    for _ in 0..3 {
                        sleep(Duration::from_secs(9)).await;
                        net.pass(to, usize::from(bytes < 16));
                    }
                })
            };
            let what = format!("{bytes} bytes of a record to the {to:?}");
            assert_eq!(seconds_to_the_end(&world).await, 30, "{what}");
            drip.await.unwrap();
            assert_eq!(
                ends(calls, &world.seen).await,
                [End::Disconnected(true)],
                "{what}"
            );
            world.net.free();
            world.expect_over(&what).await;
        }
    }
}

/// Between one and two times the ten minutes of the default; not while a handler runs.
#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_ended_and_a_busy_one_is_not() {
    let world = world();
    let busy = start(&world, &[Kind::Wait(3_500_000)], LONG);
    assert_eq!(ends(busy, &world.seen).await, [End::Replied]);
    let seconds = seconds_to_the_end(&world).await;
    assert!((600..=1200).contains(&seconds), "{seconds} seconds");
    world.expect_over("idle").await;
}

/// Replies that come after the deadline of their calls are nobody's, however late.
#[tokio::test(start_paused = true)]
async fn late_replies_reach_nobody() {
    let world = tight_world();
    for round in 0..50 {
        world.net.hold(To::Client);
        let late = start(&world, &[Kind::Echo; 8], Duration::from_millis(10));
        assert_eq!(count(&ends(late, &world.seen).await, End::TimedOut), 8);
        // Other calls are on their way when the late replies come.
        let others = start(&world, &[Kind::Wait(round % 3); 8], LONG);
        settle().await;
        world.net.pass(To::Client, usize::MAX);
        assert_eq!(count(&ends(others, &world.seen).await, End::Replied), 8);
    }
    expect_whole(&world, "late replies").await;
}

/// However an end waits, it is polled for what happens and for nothing else.
#[tokio::test(start_paused = true)]
async fn an_end_that_waits_does_nothing() {
    type Stall = fn(&World);
    let stalls: [(&str, Stall); 8] = [
        ("nothing to do", |_| {}),
        ("calls do not arrive", |world| world.net.hold(To::Server)),
        ("replies do not arrive", |world| world.net.hold(To::Client)),
        ("calls cannot be written", |world| {
            world.net.stall(To::Server)
        }),
        ("replies cannot be written", |world| {
            world.net.stall(To::Client)
        }),
        ("half a call", |world| {
            world.net.hold(To::Server);
            world.net.pass(To::Server, 70);
        }),
        ("half a reply", |world| {
            world.net.hold(To::Client);
            world.net.pass(To::Client, 50);
        }),
        ("the client writes no more", |world| {
            world.net.end(To::Server)
        }),
    ];
    for (name, stall) in stalls {
        let world = tight_world();
        stall(&world);
        // More calls than go at a time; handlers that wait.
        let calls = start(&world, &[Kind::Hold(20_000, 700); 12], LONG);
        settle().await;
        let before = world.net.polls();
        sleep(Duration::from_secs(15)).await;
        let polls = world.net.polls() - before;
        assert!(polls <= 4, "{name}: {polls} reads and writes for nothing");
        world.net.free();
        ends(calls, &world.seen).await;
    }
}
