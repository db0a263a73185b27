//! How a stream begins, or does not.

use crate::pair::{Here, ID, Pair, VolumesClient, VolumesServer, WAYS, Way};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_rpc::libvirt::{ErrorCode, StreamError};
use xdr_rpc::{CallError, Rejection, Server, ServerLimits, Target, Value};

#[tokio::test]
async fn a_refused_call_opens_nothing() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let error = pair.client.refuse().await.unwrap_err();
        let CallError::Remote(error) = error else {
            panic!("{error}");
        };
        assert_eq!(error.code, ErrorCode::NO_SUPPORT);
        // The handler had given the stream away already.
        let mut far = pair.opened.recv().await.unwrap();
        assert!(matches!(far.read_part().await, Err(StreamError::Finished)));
        assert!(far.write_all(b"x").await.is_err());
        assert!(far.finish().await.is_err());
        pair.is_well().await;
        pair.end().await;
    }
}

/// A task may write before the handler has answered: the reply still goes first.
#[tokio::test]
async fn nothing_is_sent_before_the_reply() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let client = pair.client.clone();
        let opening = tokio::spawn(async move { client.open_late().await });
        let mut far = pair.opened.recv().await.unwrap();
        let writing = tokio::spawn(async move {
            far.write_all(b"early").await.unwrap();
            far.finish().await
        });
        pair.is_well().await;
        assert!(!opening.is_finished() && !writing.is_finished());
        pair.answer.notify_one();
        let mut near = opening.await.unwrap().unwrap();
        let mut came = String::new();
        near.read_to_string(&mut came).await.unwrap();
        assert_eq!(came, "early");
        near.finish().await.unwrap();
        writing.await.unwrap().unwrap();
        pair.end().await;
    }
}

/// What the server does with it before it has answered is said after the answer.
#[tokio::test]
async fn a_stream_that_is_let_go_before_the_reply_fails_behind_it() {
    let mut pair = Pair::over(Way::Tcp).await;
    for fails in [true, false] {
        let client = pair.client.clone();
        let opening = tokio::spawn(async move { client.open_late().await });
        let far = pair.opened.recv().await.unwrap();
        if fails {
            far.fail(xdr_rpc::libvirt::RemoteError::new(
                ErrorCode::NO_DOMAIN,
                "gone",
            ));
        } else {
            drop(far);
        }
        pair.is_well().await;
        assert!(!opening.is_finished());
        pair.answer.notify_one();
        let mut near = opening.await.unwrap().unwrap();
        let error = near.read_part().await.unwrap_err();
        let code = crate::pair::remote_code(&error);
        assert_eq!(code, Some(if fails { 42 } else { 39 }), "{error}");
    }
    pair.end().await;
}

#[tokio::test]
async fn a_handler_that_waits_for_its_own_stream_is_told() {
    let pair = Pair::over(Way::Tcp).await;
    let (text, _near) = pair.client.hasty().await.unwrap();
    assert_eq!(text, StreamError::NotOpen.to_string());
    pair.end().await;
}

#[tokio::test]
async fn a_call_that_is_given_up_leaves_no_stream() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let client = pair.client.clone();
        let opening = tokio::spawn(async move { client.open_late().await.map(drop) });
        let mut far = pair.opened.recv().await.unwrap();
        opening.abort();
        assert!(opening.await.unwrap_err().is_cancelled());
        pair.answer.notify_one();
        let error = far.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Aborted), "{error}");
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn a_call_that_timed_out_leaves_no_stream() {
    let mut pair = Pair::over(Way::Memory).await;
    let opening = pair.client.open_late().timeout(Duration::from_millis(1));
    assert!(matches!(opening.await, Err(CallError::Timeout)));
    let mut far = pair.opened.recv().await.unwrap();
    pair.answer.notify_one();
    let error = far.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Aborted), "{error}");
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn a_connection_has_so_many_streams_and_no_more() {
    let mut limits = ServerLimits::default();
    limits.max_streams = 3;
    let mut pair = Pair::with(Way::Tcp, limits, Default::default()).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(pair.open().await);
    }
    let error = pair.client.open().await.unwrap_err();
    assert!(matches!(error, CallError::Remote(_)), "{error}");
    assert!(pair.opened.try_recv().is_err(), "no handler ran");
    let (near, far) = open.pop().unwrap();
    tokio::try_join!(near.finish(), far.finish()).unwrap();
    open.push(pair.open().await);
    pair.end().await;
}

#[tokio::test]
async fn onc_rpc_has_no_streams() {
    let server = Server::builder()
        .serve(VolumesServer::new(Here::new().0))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let client = VolumesClient::connect(&server.endpoints()[0])
        .await
        .unwrap();
    assert_eq!(client.add(1, 2).await.unwrap(), 3);
    // The client knows it,
    let error = client.open().await.unwrap_err();
    let unavailable =
        |error: &CallError| matches!(error, CallError::Rejected(Rejection::ProcedureUnavailable));
    assert!(unavailable(&error), "{error}");
    // and so does the server.
    let raw = client
        .channel()
        .call::<(), Value<()>>(Target::new(ID, 1, 1), ());
    let error = raw.await.unwrap_err();
    assert!(unavailable(&error), "{error}");
    server.shutdown(Duration::from_secs(5)).await;
}
