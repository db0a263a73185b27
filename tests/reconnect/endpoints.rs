//! Several ways to a server, and none.

use super::program::{Counts, count, serve};
use super::script::Script;
use std::time::Duration;
use tokio::net::TcpListener;
use xdr_rpc::{Channel, ConnectError, Reconnect};

#[tokio::test]
async fn endpoints_are_tried_in_turn() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let first = nobody.local_addr().unwrap();
    drop(nobody);
    let second = Script::new().await;
    let channel = Channel::builder()
        .endpoint(format!("tcp://{first}"))
        .endpoint(&second.endpoint)
        .connect()
        .await
        .unwrap();
    let mut line = second.accept().await;
    let (answer, ()) = tokio::join!(count(&channel, 1).into_future(), async {
        let (xid, _) = line.call().await;
        line.answer(xid, 1).await;
    });
    assert_eq!(answer.unwrap(), 1);
    // When the second one is gone, the first one may be there.
    drop((line, second));
    let counts = Counts::default();
    let (_server, _) = serve(&counts, &format!("tcp://{first}")).await;
    while channel.closed().is_none() {
        tokio::task::yield_now().await;
    }
    assert_eq!(count(&channel, 2).await.unwrap(), 2);
    assert_eq!(counts.of(2), 1);
}

/// A server that takes connections and drops them, as one behind a broken balancer does, does not keep
/// the channel from the next one.
#[tokio::test]
async fn a_server_that_drops_its_connections_is_left_for_the_next_one() {
    let broken = Script::new().await;
    let counts = Counts::default();
    let (_server, good) = serve(&counts, "tcp://127.0.0.1:0").await;
    let channel = Channel::builder()
        .endpoint(&broken.endpoint)
        .endpoint(good)
        .connect()
        .await
        .unwrap();
    let dropping = async {
        loop {
            drop(broken.accept().await);
        }
    };
    tokio::select! {
        never = dropping => never,
        answer = async {
            while channel.closed().is_none() {
                tokio::task::yield_now().await;
            }
            count(&channel, 1).await
        } => assert_eq!(answer.unwrap(), 1),
    }
}

#[tokio::test]
async fn every_endpoint_has_its_own_reason() {
    let error = Channel::builder()
        .endpoint("unix:///nowhere/1")
        .endpoint("unix:///nowhere/2")
        .connect()
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(text.contains("/nowhere/1: No such"), "{text}");
    assert!(
        text.contains("; cannot connect to unix:///nowhere/2"),
        "{text}"
    );
    let ConnectError::Several(errors) = error else {
        panic!("{error:?}");
    };
    assert_eq!(errors.len(), 2);
}

#[tokio::test]
async fn what_cannot_be_connected_to_is_told_before() {
    let error = Channel::builder().connect_lazy().unwrap_err();
    assert!(matches!(error, ConnectError::NoEndpoint), "{error}");
    let malformed = Channel::builder()
        .endpoint("tcp://here")
        .endpoint("tcp://a:1");
    let error = malformed.connect_lazy().unwrap_err();
    assert!(matches!(error, ConnectError::Endpoint(_)), "{error}");
}

#[tokio::test]
async fn an_endpoint_that_does_not_answer_has_its_time() {
    let mut limits = xdr_rpc::ClientLimits::default();
    limits.connect_timeout = Duration::from_millis(50);
    let counts = Counts::default();
    let (_server, good) = serve(&counts, "tcp://127.0.0.1:0").await;
    let silent = || std::future::pending::<std::io::Result<tokio::io::DuplexStream>>();
    let channel = Channel::builder()
        .connector(silent)
        .endpoint(good)
        .limits(limits.clone())
        .connect()
        .await
        .unwrap();
    assert_eq!(count(&channel, 1).await.unwrap(), 1);
    let error = Channel::builder()
        .connector(silent)
        .limits(limits)
        .reconnect(Reconnect::never())
        .connect()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "cannot connect: timed out");
}
