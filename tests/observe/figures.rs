//! Counters, gauges and histograms.

use crate::program::{Clerk, DeskClient, DeskServer, all_kinds, start};
use metrics_util::debugging::{DebugValue, DebuggingRecorder, Snapshotter};
use std::collections::BTreeMap;
use xdr_rpc::{Channel, ClientLimits, Server};

/// `name{label=value,..}` and what it shows; of a histogram, how many values.
fn figures(snapshotter: &Snapshotter) -> BTreeMap<String, f64> {
    let values = snapshotter.snapshot().into_vec().into_iter();
    values
        .map(|(key, _, _, value)| {
            let key = key.key();
            let labels: Vec<String> = key
                .labels()
                .map(|label| format!("{}={}", label.key(), label.value()))
                .collect();
            let value = match value {
                DebugValue::Counter(count) => count as f64,
                DebugValue::Gauge(value) => value.into_inner(),
                DebugValue::Histogram(values) => {
                    assert!(
                        values
                            .iter()
                            .all(|seconds| (0.0..60.0).contains(&seconds.into_inner()))
                    );
                    values.len() as f64
                }
            };
            (format!("{}{{{}}}", key.name(), labels.join(",")), value)
        })
        .collect()
}

fn labels_of(procedure: &str) -> String {
    format!("program=Desk,version=3,procedure={procedure}")
}

#[test]
fn a_server_counts_its_calls_and_connections() {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (during, after) = metrics::with_local_recorder(&recorder, || {
        runtime.block_on(async {
            let (server, client) = start().await;
            all_kinds(&client).await;
            let during = figures(&snapshotter);
            drop(client);
            while server.connections() > 0 {
                tokio::task::yield_now().await;
            }
            (during, figures(&snapshotter))
        })
    });
    let calls = |procedure: &str, outcome: &str| {
        let labels = format!("program=Desk,version=3,procedure={procedure},outcome={outcome}");
        during[&format!("rpc_server_calls_total{{{labels}}}")]
    };
    assert_eq!(calls("double", "success"), 2.0);
    assert_eq!(calls("double", "garbage_args"), 1.0);
    assert_eq!(calls("refuse", "auth_error"), 1.0);
    assert_eq!(calls("panic", "system_error"), 1.0);
    assert_eq!(calls("null", "success"), 1.0);
    assert_eq!(
        during[&format!(
            "rpc_server_call_duration_seconds{{{}}}",
            labels_of("double")
        )],
        3.0
    );
    assert_eq!(
        during["rpc_server_refused_total{reason=procedure_unavailable}"],
        1.0
    );
    assert_eq!(
        during["rpc_server_refused_total{reason=program_mismatch}"],
        1.0
    );
    let client = |procedure: &str, outcome: &str| {
        let labels = format!("program=Desk,version=3,procedure={procedure},outcome={outcome}");
        during[&format!("rpc_client_calls_total{{{labels}}}")]
    };
    assert_eq!(client("double", "success"), 2.0);
    assert_eq!(client("refuse", "auth_error"), 1.0);
    assert_eq!(client("panic", "system_error"), 1.0);
    assert_eq!(client("null", "success"), 1.0);
    // Called by numbers, of which nobody knows a name.
    let labels = "program=0x20000089,version=3,procedure=1,outcome=garbage_args";
    assert_eq!(during[&format!("rpc_client_calls_total{{{labels}}}")], 1.0);
    assert_eq!(
        during[&format!(
            "rpc_client_call_duration_seconds{{{}}}",
            labels_of("double")
        )],
        2.0
    );
    assert_eq!(during["rpc_server_connections_total{}"], 1.0);
    assert_eq!(during["rpc_server_connections{}"], 1.0);
    // A snapshot sets everything back, so this is one less than before.
    assert_eq!(after["rpc_server_connections{}"], -1.0);
}

/// A peer that is behind loses events however they were sent to it: by a hub or to it alone.
#[test]
fn lost_events_are_counted() {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let lost = metrics::with_local_recorder(&recorder, || {
        runtime.block_on(async {
            let (near, far) = tokio::io::duplex(64);
            let server = Server::builder().serve(DeskServer::new(Clerk));
            let server = server.start_unbound().unwrap();
            server.attach(far);
            let client = DeskClient::new(Channel::over(near, ClientLimits::default()));
            // The events fill the buffer before the first of them is read.
            client.ring(5000).await.unwrap();
            figures(&snapshotter)["rpc_events_lost_total{}"]
        })
    });
    // 64 KiB of records of 48 bytes go ahead, and 1,024 wait.
    assert_eq!(lost, f64::from(5000 - (64 * 1024_u32).div_ceil(48) - 1024));
}
