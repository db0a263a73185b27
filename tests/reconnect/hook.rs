//! What runs when there is a connection again.

use super::program::{Counts, count, count_again, serve};
use super::script::Script;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use xdr_rpc::{Channel, Reconnect};

fn soon() -> Reconnect {
    Reconnect::backoff(Duration::from_millis(10), Duration::from_millis(10))
}

#[tokio::test]
async fn it_runs_for_each_connection_but_the_first_and_can_call() {
    let script = Script::new().await;
    let (tell, mut told) = mpsc::unbounded_channel();
    let channel = Channel::builder()
        .endpoint(&script.endpoint)
        .reconnect(soon())
        .on_reconnect(move |channel| {
            let tell = tell.clone();
            async move {
                let answer = count_again(&channel, 5).await.unwrap();
                tell.send(answer).unwrap();
            }
        })
        .connect()
        .await
        .unwrap();
    drop(script.accept().await);
    // Nobody calls: that there is something to run is reason enough to connect again.
    for round in 1..=3 {
        let mut line = script.accept().await;
        let (xid, body) = line.call().await;
        assert_eq!(body[36..40], [0, 0, 0, 5]);
        line.answer(xid, round).await;
        assert_eq!(told.recv().await, Some(round));
        assert!(told.try_recv().is_err(), "it ran once for this connection");
    }
    drop(channel);
}

#[tokio::test]
async fn calls_that_waited_do_not_wait_for_it() {
    let counts = Counts::default();
    let (server, endpoint) = serve(&counts, "tcp://127.0.0.1:0").await;
    let channel = Channel::builder()
        .endpoint(&endpoint)
        .reconnect(soon())
        .on_reconnect(|_channel| std::future::pending())
        .connect()
        .await
        .unwrap();
    assert_eq!(count(&channel, 1).await.unwrap(), 1);
    drop(server);
    while channel.closed().is_none() {
        tokio::task::yield_now().await;
    }
    let (_server, _) = serve(&counts, &endpoint.to_string()).await;
    assert_eq!(count(&channel, 2).await.unwrap(), 2);
}

/// One that hangs over a connection that is gone would otherwise be there once for each.
#[tokio::test]
async fn the_next_one_takes_its_place() {
    struct Running(Arc<AtomicU32>);
    impl Drop for Running {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::Relaxed);
        }
    }
    let script = Script::new().await;
    let running = Arc::new(AtomicU32::new(0));
    let (tell, mut told) = mpsc::unbounded_channel();
    let counted = Arc::clone(&running);
    let _channel = Channel::builder()
        .endpoint(&script.endpoint)
        .reconnect(soon())
        .on_reconnect(move |_channel| {
            counted.fetch_add(1, Ordering::Relaxed);
            let running = Running(Arc::clone(&counted));
            let tell = tell.clone();
            async move {
                tell.send(()).unwrap();
                std::future::pending::<()>().await;
                drop(running);
            }
        })
        .connect()
        .await
        .unwrap();
    for _ in 0..5 {
        drop(script.accept().await);
        told.recv().await.unwrap();
    }
    while running.load(Ordering::Relaxed) > 1 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn one_that_panics_harms_nothing() {
    let script = Script::new().await;
    let channel = Channel::builder()
        .endpoint(&script.endpoint)
        .reconnect(soon())
        .on_reconnect(|_channel| async { panic!("the user's mistake") })
        .connect()
        .await
        .unwrap();
    drop(script.accept().await);
    let mut line = script.accept().await;
    let (answer, ()) = tokio::join!(count(&channel, 3).into_future(), async {
        let (xid, _) = line.call().await;
        line.answer(xid, 3).await;
    });
    assert_eq!(answer.unwrap(), 3);
}
