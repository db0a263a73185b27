//! Connections that end: after every byte in each direction, in every way, and over every read and
//! write. Each call ends once, with its own reply or an error, and nothing is left behind.

use super::calls::{Calls, End, Kind, LONG, SMALL, call, count, ends, start};
use super::net::{BOTH, Net, To};
use super::world::{World, settle, world};
use std::time::Duration;

/// A world in which `SMALL` was called and just so many bytes arrived in one direction.
async fn interrupted(to: To, bytes: usize, timeout: Duration) -> (World, Calls) {
    let world = world();
    world.net.hold(to);
    world.net.pass(to, bytes);
    let calls = start(&world, &SMALL, timeout);
    // Until the slowest handler is done.
    tokio::time::sleep(Duration::from_millis(20)).await;
    (world, calls)
}

async fn lengths() -> [usize; 2] {
    let world = world();
    let calls = start(&world, &SMALL, LONG);
    assert_eq!(
        count(&ends(calls, &world.seen).await, End::Replied),
        SMALL.len()
    );
    BOTH.map(|to| world.net.written(to))
}

/// Ends the connection after every byte, and expects that each call whose reply arrived has it.
async fn expect_clean_end(name: &str, end: impl Fn(&Net, To)) {
    let lengths = lengths().await;
    for to in BOTH {
        for bytes in 0..=lengths[to as usize] {
            let what = format!("{name} after {bytes} bytes to the {to:?}");
            let (world, calls) = interrupted(to, bytes, LONG).await;
            let replies = world.net.records(To::Client);
            end(&world.net, to);
            let ends = ends(calls, &world.seen).await;
            assert!(count(&ends, End::Replied) >= replies, "{what}: {ends:?}");
            assert_eq!(count(&ends, End::TimedOut), 0, "{what}: {ends:?}");
            let client = world.client.clone();
            world.expect_over(&what).await;
            let refused = call(client, Kind::Echo, u32::MAX, LONG).await;
            assert_eq!(refused, End::Disconnected(false), "{what}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_reset_after_any_byte_ends_every_call_once() {
    expect_clean_end("a reset", |net, _| net.reset()).await;
}

/// One direction ends in order in the middle of anything; the other may go on.
#[tokio::test(start_paused = true)]
async fn an_end_after_any_byte_ends_every_call_once() {
    expect_clean_end("the end", |net, to| net.end(to)).await;
}

/// Both ends believe the other one to be there, and nothing arrives any more: the deadlines of calls
/// and records end it, and that of idle connections.
#[tokio::test(start_paused = true)]
async fn silence_after_any_byte_ends_every_call_at_its_deadline() {
    let lengths = lengths().await;
    for to in BOTH {
        for bytes in 0..=lengths[to as usize] {
            let what = format!("silence after {bytes} bytes to the {to:?}");
            let timeout = Duration::from_secs(7);
            let begun = tokio::time::Instant::now();
            let (world, calls) = interrupted(to, bytes, timeout).await;
            for to in BOTH {
                world.net.hold(to);
            }
            let replies = world.net.records(To::Client);
            let ends = ends(calls, &world.seen).await;
            assert_eq!(count(&ends, End::Replied), replies, "{what}: {ends:?}");
            assert_eq!(count(&ends, End::TimedOut), SMALL.len() - replies, "{what}");
            if replies < SMALL.len() {
                // To the millisecond, which is the clock's.
                let late = begun.elapsed() - timeout;
                assert!(late <= Duration::from_millis(2), "{what}: {late:?} late");
            }
            // The server finds out by itself, and the client when it is told to close.
            let World {
                server,
                client,
                net,
                seen,
                ..
            } = world;
            let server = server.unwrap();
            for _ in 0..1300 {
                if server.connections() == 0 {
                    break;
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            assert_eq!((server.connections(), seen.running()), (0, 0), "{what}");
            drop(client);
            tokio::time::sleep(Duration::from_secs(60)).await;
            assert!(net.is_over(), "{what}: the client stays");
        }
    }
}

/// The connection breaks over the n-th read, write, flush or shutdown of either end, for every n: a
/// driver can be waiting nowhere else.
#[tokio::test(start_paused = true)]
async fn a_reset_over_any_read_or_write_ends_every_call_once() {
    // Pieces, so that there are many reads and writes; and none.
    for piece in [usize::MAX, 11] {
        let mut polls = 0;
        for n in 1.. {
            let what = format!("a reset over poll {n} with pieces of {piece}");
            let world = world();
            for to in BOTH {
                world.net.piece(to, piece);
            }
            world.net.reset_at_poll(n);
            let calls = start(&world, &SMALL, LONG);
            let ends = ends(calls, &world.seen).await;
            assert_eq!(count(&ends, End::TimedOut), 0, "{what}: {ends:?}");
            if !world.net.is_reset() {
                assert_eq!(count(&ends, End::Replied), SMALL.len(), "{what}: {ends:?}");
                polls = n;
                break;
            }
            world.expect_over(&what).await;
        }
        assert!(polls > 10, "{polls} polls are not a conversation");
    }
}

/// A server that stops answers what began, and the client learns that the rest never did.
#[tokio::test(start_paused = true)]
async fn a_shutdown_after_any_byte_answers_what_began() {
    let [to_server, _] = lengths().await;
    for bytes in 0..=to_server {
        let what = format!("a shutdown after {bytes} bytes");
        let mut world = world();
        world.net.hold(To::Server);
        world.net.pass(To::Server, bytes);
        let calls = start(&world, &SMALL, LONG);
        settle().await;
        let server = world.server.take().unwrap();
        let running = world.net.records(To::Server);
        let shutdown = tokio::spawn(server.shutdown(Duration::from_secs(60)));
        settle().await;
        world.net.pass(To::Server, usize::MAX);
        assert!(shutdown.await.unwrap(), "{what}: a call was cut short");
        let ends = ends(calls, &world.seen).await;
        assert_eq!(count(&ends, End::Replied), running, "{what}: {ends:?}");
        assert_eq!(count(&ends, End::TimedOut), 0, "{what}: {ends:?}");
        world.expect_over(&what).await;
    }
}

/// Replies are on their way when the server stops, and calls that it takes no more still come: a
/// socket closed now would be reset, and the replies lost.
#[tokio::test(start_paused = true)]
async fn a_shutdown_with_replies_on_their_way_loses_none() {
    let [to_server, _] = lengths().await;
    for bytes in 0..to_server {
        let what = format!("a shutdown after {bytes} bytes");
        let mut world = world();
        for to in BOTH {
            world.net.hold(to);
        }
        world.net.pass(To::Server, bytes);
        let calls = start(&world, &SMALL, LONG);
        tokio::time::sleep(Duration::from_millis(20)).await;
        let server = world.server.take().unwrap();
        let running = world.net.records(To::Server);
        let shutdown = tokio::spawn(server.shutdown(Duration::from_secs(60)));
        settle().await;
        world.net.pass(To::Server, usize::MAX);
        settle().await;
        world.net.pass(To::Client, usize::MAX);
        assert!(shutdown.await.unwrap(), "{what}: a call was cut short");
        let ends = ends(calls, &world.seen).await;
        assert_eq!(count(&ends, End::Replied), running, "{what}: {ends:?}");
        world.expect_over(&what).await;
    }
}

/// A server that is dropped ends at once, and so do the calls.
#[tokio::test(start_paused = true)]
async fn a_server_that_is_dropped_after_any_byte_ends_every_call_once() {
    let lengths = lengths().await;
    for to in BOTH {
        for bytes in 0..=lengths[to as usize] {
            let what = format!("the server dropped after {bytes} bytes to the {to:?}");
            let (mut world, calls) = interrupted(to, bytes, LONG).await;
            world.server = None;
            settle().await;
            world.net.free();
            let ends = ends(calls, &world.seen).await;
            assert_eq!(count(&ends, End::TimedOut), 0, "{what}: {ends:?}");
            world.expect_over(&what).await;
        }
    }
}

/// The last handle of a channel is dropped with calls on their way: the server drops nothing that it
/// has begun, and the connection ends.
#[tokio::test(start_paused = true)]
async fn a_channel_that_is_dropped_after_any_byte_leaves_nothing_behind() {
    let lengths = lengths().await;
    for to in BOTH {
        for bytes in 0..=lengths[to as usize] {
            let what = format!("the channel dropped after {bytes} bytes to the {to:?}");
            let (world, calls) = interrupted(to, bytes, LONG).await;
            for (_, call) in calls {
                call.abort();
            }
            let World {
                server,
                client,
                net,
                seen,
                ..
            } = world;
            drop(client);
            settle().await;
            net.free();
            for _ in 0..60 {
                if net.is_over() {
                    break;
                }
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            settle().await;
            assert!(net.is_over(), "{what}: an end stays open");
            assert_eq!(seen.running(), 0, "{what}: handlers run on");
            assert_eq!(server.unwrap().connections(), 0, "{what}");
        }
    }
}
