//! Calls in flight while the connection is lost.

use super::program::{Counts, count, count_again, serve};
use super::script::{Line, Script};
use std::time::Duration;
use xdr_rpc::{CallError, Channel, Disconnected, Reconnect};

/// Connects again at once, or nearly.
fn soon() -> Reconnect {
    Reconnect::backoff(Duration::from_millis(10), Duration::from_millis(10))
}

async fn connect(script: &Script) -> (Channel, Line) {
    let builder = Channel::builder().endpoint(&script.endpoint);
    let channel = builder.reconnect(soon()).connect().await.unwrap();
    (channel, script.accept().await)
}

/// The number that a call of `count` or `count_again` carries: behind xid, message type, RPC version, three
/// numbers, AUTH_NONE twice (RFC 5531 section 9).
fn number(body: &[u8]) -> u32 {
    u32::from_be_bytes(body[36..40].try_into().unwrap())
}

fn disconnected<T: std::fmt::Debug>(answer: Result<T, CallError>) -> Disconnected {
    match answer {
        Err(CallError::Disconnected(disconnected)) => disconnected,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_server_that_comes_back_is_called_again() {
    let counts = Counts::default();
    let folder = tempfile::tempdir().unwrap();
    let unix = format!("unix://{}", folder.path().join("socket").display());
    for endpoint in ["tcp://127.0.0.1:0", &unix] {
        let (server, endpoint) = serve(&counts, endpoint).await;
        let channel = Channel::connect(&endpoint).await.unwrap();
        assert_eq!(count(&channel, 1).await.unwrap(), 1);
        server.shutdown(Duration::from_secs(5)).await;
        // A call made before the loss is known would be lost as well.
        while channel.closed().is_none() {
            tokio::task::yield_now().await;
        }
        let (_server, _) = serve(&counts, &endpoint.to_string()).await;
        assert_eq!(count(&channel, 2).await.unwrap(), 2);
        assert!(channel.closed().is_none());
    }
    assert_eq!([1, 2].map(|number| counts.of(number)), [2, 2]);
}

#[tokio::test]
async fn an_idempotent_call_is_sent_again() {
    let script = Script::new().await;
    let (channel, mut line) = connect(&script).await;
    let (answer, ()) = tokio::join!(count_again(&channel, 7).into_future(), async {
        let (first, sent) = line.call().await;
        drop(line);
        let mut line = script.accept().await;
        let (_, again) = line.call().await;
        assert_eq!(sent, again, "all but the xid is the same");
        // On this connection nobody has made that call.
        line.answer(first.wrapping_add(1), 1).await;
        drop(line);
        let mut line = script.accept().await;
        let (xid, _) = line.call().await;
        line.answer(xid, 8).await;
    });
    assert_eq!(answer.unwrap(), 8);
}

#[tokio::test]
async fn other_calls_end_and_may_have_run() {
    let script = Script::new().await;
    let (channel, mut line) = connect(&script).await;
    let (answer, ()) = tokio::join!(count(&channel, 7).into_future(), async {
        line.call().await;
        drop(line);
    });
    assert!(disconnected(answer).may_have_run);
    let (answer, ()) = tokio::join!(count(&channel, 8).into_future(), async {
        let mut line = script.accept().await;
        let (xid, body) = line.call().await;
        assert_eq!(number(&body), 8, "the first call is not sent again");
        line.answer(xid, 8).await;
    });
    assert_eq!(answer.unwrap(), 8);
}

#[tokio::test]
async fn a_reply_that_came_before_the_loss_counts() {
    let script = Script::new().await;
    let (channel, mut line) = connect(&script).await;
    let mut call = std::pin::pin!(count(&channel, 7).into_future());
    assert!(futures_util::poll!(&mut call).is_pending());
    let (xid, _) = line.call().await;
    line.answer(xid, 9).await;
    drop(line);
    // The caller looks for its reply only when there is a connection again already.
    let (other, ()) = tokio::join!(count_again(&channel, 8).into_future(), async {
        let mut line = script.accept().await;
        let (xid, body) = line.call().await;
        // That call may have been sent on the first connection before the loss was known.
        assert_eq!(number(&body), 8);
        line.answer(xid, 8).await;
    });
    assert_eq!(other.unwrap(), 8);
    assert_eq!(call.await.unwrap(), 9);
}

#[tokio::test]
async fn a_channel_over_a_given_stream_does_not_connect_again() {
    let (near, far) = tokio::io::duplex(1024);
    let channel = Channel::over(near, xdr_rpc::ClientLimits::default());
    let mut call = std::pin::pin!(count_again(&channel, 7).into_future());
    assert!(futures_util::poll!(&mut call).is_pending());
    drop(far);
    assert!(disconnected(call.await).may_have_run);
    assert!(!disconnected(count_again(&channel, 8).await).may_have_run);
}

#[tokio::test]
async fn never_is_never() {
    let script = Script::new().await;
    let builder = Channel::builder().endpoint(&script.endpoint);
    let channel = builder.reconnect(Reconnect::never()).connect().await;
    let (channel, mut line) = (channel.unwrap(), script.accept().await);
    let (answer, ()) = tokio::join!(count_again(&channel, 7).into_future(), async {
        line.call().await;
        drop(line);
    });
    assert!(disconnected(answer).may_have_run);
    assert!(!disconnected(count_again(&channel, 8).await).may_have_run);
}
