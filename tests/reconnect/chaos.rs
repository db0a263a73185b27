//! A server that is killed and comes back again and again, under many callers.

use super::program::{Counts, count_again, count_slowly, serve};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use xdr_rpc::{CallError, Channel, Reconnect};

const CALLERS: u32 = 50;
const KILLS: u32 = 30;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_call_ends_once_and_runs_as_often_as_it_says() {
    let counts = Counts::default();
    let (server, endpoint) = serve(&counts, "tcp://127.0.0.1:0").await;
    let channel = Channel::builder()
        .endpoint(&endpoint)
        .reconnect(Reconnect::backoff(
            Duration::from_millis(5),
            Duration::from_millis(20),
        ))
        .connect()
        .await
        .unwrap();
    let done = Arc::new(AtomicBool::new(false));
    let killing = {
        let (counts, done) = (counts.clone(), Arc::clone(&done));
        async move {
            let mut server = server;
            for _ in 0..KILLS {
                tokio::time::sleep(Duration::from_millis(7)).await;
                // Without warning: handlers are dropped, replies lost.
                drop(server);
                tokio::time::sleep(Duration::from_millis(3)).await;
                server = serve(&counts, &endpoint.to_string()).await.0;
            }
            done.store(true, Ordering::Relaxed);
            server
        }
    };
    let killing = tokio::spawn(killing);
    let callers = (0..CALLERS).map(|caller| {
        let (channel, counts, done) = (channel.clone(), counts.clone(), Arc::clone(&done));
        tokio::spawn(async move { call(caller, &channel, &counts, &done).await })
    });
    let mut lost = 0;
    for caller in callers.collect::<Vec<_>>() {
        lost += caller.await.unwrap();
    }
    assert!(lost > 0, "no call was in flight when the server was killed");
    drop(killing.await.unwrap());
}

/// Gives how many calls ended with a lost connection.
async fn call(caller: u32, channel: &Channel, counts: &Counts, done: &AtomicBool) -> u32 {
    let mut lost = 0;
    for call in 0.. {
        if done.load(Ordering::Relaxed) {
            break;
        }
        let number = (call * CALLERS + caller) * 2;
        match count_slowly(channel, number, call % 3).await {
            Ok(answer) => {
                assert_eq!(answer, number);
                assert_eq!(counts.of(number), 1, "it ran once");
            }
            Err(CallError::Disconnected(disconnected)) => {
                lost += 1;
                assert!(disconnected.may_have_run, "{disconnected}");
                assert!(counts.of(number) <= 1, "it ran once at most");
            }
            Err(other) => panic!("{other:?}"),
        }
        let answer = count_again(channel, number + 1).await;
        assert_eq!(answer.unwrap(), number + 1);
        assert!(counts.of(number + 1) >= 1);
    }
    lost
}
