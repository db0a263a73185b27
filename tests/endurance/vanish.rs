//! Calls whose clients go away.

use super::child;
use super::raw::{Peer, call, record, words};
use std::time::Duration;

pub fn handlers_of_ten_thousand_calls_are_dropped() -> String {
    const PEERS: usize = 20;
    const EACH: usize = 500;
    let mut server = child::start(&[]);
    let one = record(&call(1, 9, &words(&[0, 4, 0])));
    let mut before = None;
    for round in 1..=2 {
        let mut peers: Vec<Peer> = (0..PEERS)
            .map(|_| Peer::connect(&server.endpoint))
            .collect();
        for peer in &mut peers {
            peer.send(&one.repeat(EACH));
        }
        let begun = round * PEERS * EACH;
        server.until("not all began", |state| state.begun == begun);
        for peer in &peers {
            peer.0.set_linger(Some(Duration::ZERO)).unwrap();
        }
        drop(peers);
        let state = server.until("connections stay", |state| state.connections == 0);
        assert_eq!(state.ended, 0, "handlers ran on without their clients");
        let before = *before.get_or_insert(state.live);
        assert!(state.live < before + (64 << 10), "handlers stay in memory");
    }
    format!(
        "{} handlers dropped in two rounds, the second left nothing more",
        2 * PEERS * EACH
    )
}
