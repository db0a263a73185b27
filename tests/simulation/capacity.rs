//! What a connection carries at a time. One that has lost a place, an id or a byte of a budget
//! carries less than a fresh one.

use super::calls::{Calls, End, Kind, LONG, ends, start};
use super::net::To;
use super::world::{World, settle, world_with};
use xdr_rpc::{ClientLimits, ServerLimits};

/// Small limits, all of which are reached by a few calls.
pub fn tight() -> (ClientLimits, ServerLimits) {
    let mut client = ClientLimits::default();
    client.max_in_flight = 8;
    client.max_queued = 2000;
    let mut server = ServerLimits::default();
    server.max_in_flight = 6;
    server.max_in_flight_bytes = 3000;
    server.max_queued = 3000;
    (client, server)
}

/// A world under them.
pub fn tight_world() -> World {
    let (client, server) = tight();
    world_with(client, server)
}

/// How much of everything goes at once.
#[derive(Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Calls on their way.
    calls: usize,
    /// Handlers that run.
    handlers: usize,
    /// Handlers with large arguments that run.
    large: usize,
    /// Calls that the client takes while it cannot write.
    queued: usize,
    /// Replies that the server makes while it cannot write.
    replies: usize,
}

/// Measures it, on a connection on which everything passes and nothing is under way.
pub async fn capacity(world: &World) -> Capacity {
    let records = || world.net.records(To::Server);
    let before = records();
    let all = start(world, &[Kind::Hold(1000, 0); 12], LONG);
    settle().await;
    let (calls, handlers) = (records() - before, world.seen.running());
    replied(all, world).await;

    let all = start(world, &[Kind::Hold(1000, 900); 6], LONG);
    settle().await;
    let large = world.seen.running();
    replied(all, world).await;

    let before = records();
    world.net.stall(To::Server);
    let all = start(world, &[Kind::Hold(0, 1000); 8], LONG);
    settle().await;
    for (_, call) in &all {
        call.abort();
    }
    settle().await;
    world.net.accept(To::Server, usize::MAX);
    settle().await;
    let queued = records() - before;

    let before = world.seen.begun();
    world.net.stall(To::Client);
    let all = start(world, &[Kind::Make(800); 8], LONG);
    settle().await;
    let replies = world.seen.begun() - before;
    world.net.accept(To::Client, usize::MAX);
    replied(all, world).await;

    Capacity {
        calls,
        handlers,
        large,
        queued,
        replies,
    }
}

async fn replied(calls: Calls, world: &World) {
    let count = calls.len();
    assert_eq!(ends(calls, &world.seen).await, vec![End::Replied; count]);
}

/// Asserts that a connection carries what a fresh one does.
pub async fn expect_whole(world: &World, what: &str) {
    assert_eq!(world.client.channel().closed(), None, "{what}");
    assert_eq!(world.seen.running(), 0, "{what}: handlers run on");
    let fresh = capacity(&tight_world()).await;
    assert_eq!(capacity(world).await, fresh, "{what}");
}

/// The measure itself: the limits are what it finds.
#[tokio::test(start_paused = true)]
async fn a_fresh_connection_carries_what_its_limits_say() {
    let world = tight_world();
    let found = capacity(&world).await;
    assert_eq!((found.calls, found.handlers), (8, 6));
    // 4 + 4 + 4 + 900 bytes of arguments each: the fourth is the first beyond 3000.
    assert_eq!(found.large, 4);
    // 4 + 40 + 4 + 4 + 4 + 1000 bytes each: two reach 2000 and are being written, and two more do.
    assert_eq!(found.queued, 4);
    // 4 + 24 + 4 + 800 bytes each: four reach 3000.
    assert_eq!(found.replies, 4);
    assert_eq!(capacity(&world).await, found, "and it takes nothing away");
}
