//! The ids of calls, of which a connection has a million.

use super::child;
use super::service::VictimClient;
use futures_util::FutureExt;
use std::future::IntoFuture;
use xdr_rpc::{Channel, ClientLimits};

/// More calls are given up than there are ids: each id must come back when its reply does.
pub fn more_calls_given_up_than_there_are_ids() -> String {
    const ROUNDS: usize = 1100;
    const EACH: usize = 1000;
    let mut server = child::start(&[]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let channel = Channel::connect_with(&server.endpoint, ClientLimits::default())
            .await
            .unwrap();
        let client = VictimClient::new(channel);
        for _ in 0..ROUNDS {
            for _ in 0..EACH {
                // Polled once, so it is sent.
                let given_up = client.echo("given up").into_future().now_or_never();
                assert!(given_up.is_none(), "{given_up:?}");
            }
            // The replies to the others come before its own.
            assert_eq!(client.echo("kept").await.unwrap(), "kept");
        }
    });
    drop(runtime);
    let state = server.until("connections stay", |state| state.connections == 0);
    format!(
        "{} calls given up, {} kept; {} B of heap in the server",
        ROUNDS * EACH,
        ROUNDS,
        state.live
    )
}
