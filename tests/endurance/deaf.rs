//! Peers that subscribe to events and never read one.

use super::bystander::Bystander;
use super::child;
use super::raw::{Peer, record, words};
use super::ticker::TickerClient;

/// Bytes of an event, with its header.
const EVENT: usize = 4096 + 52;
/// How many bytes of events join the outgoing buffer before the others wait behind it.
const JOINED: usize = 64 << 10;
/// `max_event_bytes` of the server below.
const BEHIND: usize = 64 << 10;

pub fn subscribers_that_never_read_hold_no_more_than_their_share() -> String {
    const PEERS: usize = 10;
    const EVENTS: usize = 3000;
    let mut server = child::start(&["max_event_bytes=65536", "write_timeout=300000"]);
    let bystander = Bystander::start(&server.endpoint);
    let before = server.state().live;
    let (program, version) = (TickerClient::PROGRAM, TickerClient::VERSION);
    let subscribe = record(&words(&[7, 0, 2, program, version, 1, 0, 0, 0, 0]));
    let mut peers: Vec<Peer> = (0..PEERS)
        .map(|_| {
            let mut peer = Peer::connect(&server.endpoint);
            // Otherwise the kernel takes most of the events.
            peer.0.set_recv_buffer_size(512 << 10).unwrap();
            peer.send(&subscribe);
            // Its subscription is there.
            assert_eq!(peer.reply(), words(&[7, 1, 0, 0, 0, 0, 1]));
            peer
        })
        .collect();
    // 12 MB for each, of which the kernel keeps four.
    server.tick(EVENTS);
    let held = server.state().live.saturating_sub(before);
    // Of each, what is being written and what is next; the events behind are shared by all.
    let bound = PEERS * 4 * JOINED + 2 * BEHIND;
    assert!(held < bound, "{held} bytes for {PEERS} that do not read");
    bystander.expect_well();
    for peer in &mut peers {
        // The newest one comes last, whatever was lost before it.
        let mut last = 0;
        while last + 1 != EVENTS as u32 {
            let event = peer.reply();
            assert_eq!(event[..20], words(&[0, 0, 2, program, version]));
            let count = u32::from_be_bytes(event[40..44].try_into().unwrap());
            assert!(count >= last, "{count} after {last}");
            last = count;
        }
    }
    drop(peers);
    let after = server
        .until("connections stay", |state| state.connections == 0)
        .live;
    let left = after.saturating_sub(before);
    assert!(left < 1 << 20, "{left} bytes stay");
    format!(
        "{EVENTS} events of {EVENT} B to {PEERS} that read none: {held} B of heap held; {left} B stay"
    )
}
