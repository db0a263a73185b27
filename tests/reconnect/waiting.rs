//! Calls made while there is no connection.

use super::program::{Counts, count, count_again, serve};
use super::script::Script;
use futures_util::FutureExt as _;
use std::time::Duration;
use tokio::net::TcpListener;
use xdr_rpc::{CallError, Channel, ClientLimits, Reconnect};

/// An endpoint at which nobody listens for now.
async fn free() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("tcp://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_call_waits_for_the_server() {
    let endpoint = free().await;
    let channel = Channel::builder().endpoint(&endpoint).connect_lazy();
    let channel = channel.unwrap();
    assert!(channel.closed().is_some() && channel.peer().is_none());
    let counts = Counts::default();
    let (answer, _server) = tokio::join!(count(&channel, 1).into_future(), async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        serve(&counts, &endpoint).await
    });
    assert_eq!(answer.unwrap(), 1);
    assert!(channel.closed().is_none() && channel.peer().is_some());
}

#[tokio::test]
async fn a_call_that_waited_in_vain_tells_why() {
    let endpoint = free().await;
    let channel = Channel::builder().endpoint(&endpoint).connect_lazy();
    let channel = channel.unwrap();
    let answer = count(&channel, 1).timeout(Duration::from_secs(1)).await;
    let Err(CallError::Disconnected(disconnected)) = answer else {
        panic!("{answer:?}");
    };
    assert!(!disconnected.may_have_run);
    assert!(disconnected.reason.contains(&endpoint), "{disconnected}");
    assert!(disconnected.reason.contains("refused"), "{disconnected}");
    assert_eq!(channel.closed(), Some(disconnected.reason));
}

#[tokio::test]
async fn a_channel_that_never_connects_again_tells_at_once() {
    let endpoint = free().await;
    let builder = Channel::builder().endpoint(&endpoint);
    let channel = builder.reconnect(Reconnect::never()).connect_lazy();
    let channel = channel.unwrap();
    for _ in 0..2 {
        let answer = count(&channel, 1).await;
        let Err(CallError::Disconnected(disconnected)) = answer else {
            panic!("{answer:?}");
        };
        assert!(!disconnected.may_have_run);
        assert!(disconnected.reason.contains("refused"), "{disconnected}");
    }
    // There was no connection yet, so the next call may still make the first one.
    let counts = Counts::default();
    let (_server, _) = serve(&counts, &endpoint).await;
    assert_eq!(count(&channel, 1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_call_that_waited_for_room_goes_out_on_the_next_connection() {
    let script = Script::new().await;
    let mut limits = ClientLimits::default();
    limits.max_in_flight = 1;
    let channel = Channel::builder()
        .endpoint(&script.endpoint)
        .limits(limits)
        .connect()
        .await
        .unwrap();
    let mut line = script.accept().await;
    let (first, second, ()) = tokio::join!(
        count(&channel, 1).into_future(),
        count(&channel, 2).into_future(),
        async {
            line.call().await;
            drop(line);
            let mut line = script.accept().await;
            let (xid, body) = line.call().await;
            assert_eq!(body[36..40], [0, 0, 0, 2]);
            line.answer(xid, 2).await;
        }
    );
    assert!(
        matches!(first, Err(CallError::Disconnected(_))),
        "{first:?}"
    );
    assert_eq!(
        second.unwrap(),
        2,
        "it had not been sent, so it is sent now"
    );
}

#[tokio::test]
async fn a_channel_with_nothing_to_do_waits_for_the_next_call() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    drop(script.accept().await);
    while channel.closed().is_none() {
        tokio::task::yield_now().await;
    }
    let mut next = std::pin::pin!(script.accept());
    let idle = tokio::time::timeout(Duration::from_millis(300), &mut next).await;
    assert!(idle.is_err(), "nobody needs a connection");
    let (answer, ()) = tokio::join!(count_again(&channel, 1).into_future(), async {
        let mut line = next.await;
        let (xid, _) = line.call().await;
        line.answer(xid, 1).await;
    });
    assert_eq!(answer.unwrap(), 1);
}

#[test]
fn a_call_outside_of_a_runtime_ends() {
    let channel = Channel::builder().endpoint("tcp://127.0.0.1:1");
    let channel = channel.connect_lazy().unwrap();
    let answer = count(&channel, 1).into_future().now_or_never();
    let Some(Err(CallError::Disconnected(disconnected))) = answer else {
        panic!("{answer:?}");
    };
    assert!(disconnected.reason.contains("runtime"), "{disconnected}");
}
