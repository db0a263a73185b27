//! How a stream ends, from either side and in every state.

use crate::pair::{Pair, WAYS, Way, remote_code};
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_rpc::libvirt::{ErrorCode, Part, RemoteError, StreamError};
use xdr_rpc::{Disconnected, ServerLimits};

fn no_space() -> RemoteError {
    RemoteError::new(ErrorCode::OPERATION_INVALID, "no space left")
}

#[tokio::test]
async fn the_client_finishes_and_the_server_confirms() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        near.write_all(b"volume").await.unwrap();
        let finishing = tokio::spawn(near.finish());
        assert_eq!(
            far.read_part().await.unwrap(),
            Some(Part::Data("volume".into()))
        );
        assert_eq!(far.read_part().await.unwrap(), None);
        assert_eq!(far.read_part().await.unwrap(), None, "the end stays");
        // The client waits for the word of the server.
        assert!(!finishing.is_finished());
        let error = far.write_all(b"late").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BrokenPipe);
        far.finish().await.unwrap();
        finishing.await.unwrap().unwrap();
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn the_server_finishes_and_the_client_reads_to_the_end() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        far.write_all(b"volume").await.unwrap();
        let finishing = tokio::spawn(far.finish());
        let mut came = String::new();
        near.read_to_string(&mut came).await.unwrap();
        assert_eq!(came, "volume");
        assert!(!finishing.is_finished());
        near.finish().await.unwrap();
        finishing.await.unwrap().unwrap();
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn both_finish_at_once() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (near, far) = pair.open().await;
        let (near, far) = tokio::join!(near.finish(), far.finish());
        near.unwrap();
        far.unwrap();
        pair.is_well().await;
        pair.end().await;
    }
}

/// A server that has written everything need not wait: the client's end is confirmed when it comes.
#[tokio::test]
async fn a_server_may_let_a_stream_go_that_it_has_shut_down() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (mut near, mut far) = pair.open().await;
    far.write_all(b"volume").await.unwrap();
    far.shutdown().await.unwrap();
    drop(far);
    let mut came = String::new();
    near.read_to_string(&mut came).await.unwrap();
    assert_eq!(came, "volume");
    near.finish().await.unwrap();
    pair.end().await;
}

/// `copy` and `shutdown` are enough for a client that uploads, and for a server that stores.
#[tokio::test]
async fn shutting_down_is_finishing() {
    let mut pair = Pair::over(Way::Unix).await;
    let (mut near, mut far) = pair.open().await;
    let storing = tokio::spawn(async move {
        let mut came = Vec::new();
        far.read_to_end(&mut came).await.unwrap();
        far.shutdown().await.unwrap();
        came
    });
    tokio::io::copy(&mut &b"volume"[..], &mut near)
        .await
        .unwrap();
    near.shutdown().await.unwrap();
    near.shutdown().await.unwrap();
    assert_eq!(storing.await.unwrap(), b"volume");
    assert_eq!(near.read_part().await.unwrap(), None);
    let error = near.write_all(b"more").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    near.finish().await.unwrap();
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn the_client_aborts() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        near.write_all(b"half a vol").await.unwrap();
        near.abort().await.unwrap();
        // Whether some of the data is read before the abort comes is a race; all of it never is.
        let error = loop {
            match far.read_part().await {
                Ok(Some(_)) => {}
                Ok(None) => panic!("a part was taken for the whole"),
                Err(error) => break error,
            }
        };
        assert!(matches!(error, StreamError::Aborted), "{error}");
        let error = far.write_all(b"x").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionAborted);
        assert!(matches!(far.finish().await, Err(StreamError::Aborted)));
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn a_client_that_lets_a_stream_go_aborts_it() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (near, mut far) = pair.open().await;
    drop(near);
    let error = far.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Aborted), "{error}");
    // Also one that waits to finish.
    let (near, far) = pair.open().await;
    let finishing = tokio::spawn(far.finish());
    drop(near);
    let error = finishing.await.unwrap().unwrap_err();
    assert!(matches!(error, StreamError::Aborted), "{error}");
    // Also one that waits to write, for a client that reads nothing.
    let (near, mut far) = pair.open().await;
    let writing = tokio::spawn(async move {
        let data = vec![0; 64 << 20];
        far.write_all(&data).await
    });
    pair.is_well().await;
    drop(near);
    assert!(writing.await.unwrap().is_err());
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn the_server_fails_and_says_why() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        far.write_all(b"begins").await.unwrap();
        far.fail(no_space());
        // What was sent before comes before.
        assert_eq!(
            near.read_part().await.unwrap(),
            Some(Part::Data("begins".into()))
        );
        let error = near.read_part().await.unwrap_err();
        assert_eq!(remote_code(&error), Some(55), "{error}");
        assert!(error.to_string().contains("no space left"), "{error}");
        let error = near.write_all(b"x").await.unwrap_err();
        assert!(error.to_string().contains("no space left"), "{error}");
        let error = near.finish().await.unwrap_err();
        assert_eq!(remote_code(&error), Some(55), "{error}");
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn a_failure_ends_whatever_the_client_waits_for() {
    let mut pair = Pair::over(Way::Tcp).await;
    // For data,
    let (mut near, far) = pair.open().await;
    let reading = tokio::spawn(async move { near.read_part().await });
    far.fail(no_space());
    assert_eq!(remote_code(&reading.await.unwrap().unwrap_err()), Some(55));
    // for room,
    let (mut near, far) = pair.open().await;
    let writing = tokio::spawn(async move {
        let data = vec![0; 64 << 20];
        near.write_all(&data).await
    });
    far.fail(no_space());
    assert!(writing.await.unwrap().is_err());
    // for the confirmation,
    let (near, far) = pair.open().await;
    let finishing = tokio::spawn(near.finish());
    tokio::task::yield_now().await;
    far.fail(no_space());
    assert_eq!(
        remote_code(&finishing.await.unwrap().unwrap_err()),
        Some(55)
    );
    // and an abort is an abort.
    let (near, far) = pair.open().await;
    far.fail(no_space());
    near.abort().await.unwrap();
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn a_server_that_lets_a_stream_go_fails_it() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (mut near, far) = pair.open().await;
    drop(far);
    let error = near.read_part().await.unwrap_err();
    assert_eq!(remote_code(&error), Some(ErrorCode::RPC.0), "{error}");
    // An upload that was read to its end and not confirmed.
    let (near, mut far) = pair.open().await;
    let finishing = tokio::spawn(near.finish());
    assert_eq!(far.read_part().await.unwrap(), None);
    drop(far);
    let error = finishing.await.unwrap().unwrap_err();
    assert_eq!(remote_code(&error), Some(ErrorCode::RPC.0), "{error}");
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn what_no_error_can_hold_is_a_failure_all_the_same() {
    let mut pair = Pair::over(Way::Memory).await;
    let (mut near, far) = pair.open().await;
    far.fail(RemoteError::new(
        ErrorCode::INTERNAL_ERROR,
        "x".repeat(5 << 20),
    ));
    let error = near.read_part().await.unwrap_err();
    assert_eq!(remote_code(&error), Some(ErrorCode::RPC.0), "{error}");
    pair.end().await;
}

#[tokio::test]
async fn a_client_that_finishes_early_gets_no_more() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (near, mut far) = pair.open().await;
    let finishing = tokio::spawn(near.finish());
    assert_eq!(far.read_part().await.unwrap(), None);
    assert!(far.write_all(b"more").await.is_err());
    far.finish().await.unwrap();
    finishing.await.unwrap().unwrap();
    pair.end().await;
}

#[tokio::test]
async fn streams_end_with_their_connection() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        let (mut near_reader, _far_of_reader) = pair.open().await;
        let (_near_of_finisher, far_writer) = pair.open().await;
        let (near_finisher, _unanswered) = pair.open().await;
        let (_silent, mut far_reader) = pair.open().await;
        let waiting = [
            tokio::spawn(async move { near_reader.read_part().await.map(drop) }),
            tokio::spawn(near_finisher.finish()),
            tokio::spawn(async move { far_reader.read_part().await.map(drop) }),
            tokio::spawn(far_writer.finish()),
        ];
        pair.is_well().await;
        pair.server.shutdown(std::time::Duration::ZERO).await;
        for waiting in waiting {
            match waiting.await.unwrap() {
                Err(StreamError::Disconnected(_)) | Ok(()) => {}
                Err(error) => panic!("{way:?}: {error}"),
            }
        }
        let error = near.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Disconnected(_)), "{error}");
        let error = far.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Disconnected(_)), "{error}");
        let error = near.write_all(b"x").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        assert!(matches!(
            near.abort().await,
            Err(StreamError::Disconnected(_))
        ));
        assert!(far.finish().await.is_err());
    }
}

/// The stream keeps its connection when nobody else does.
#[tokio::test]
async fn a_stream_outlives_its_client() {
    let mut pair = Pair::over(Way::Unix).await;
    let (mut near, mut far) = pair.open().await;
    drop(pair.client);
    near.write_all(b"still here").await.unwrap();
    let finishing = tokio::spawn(near.finish());
    let mut came = String::new();
    far.read_to_string(&mut came).await.unwrap();
    assert_eq!(came, "still here");
    far.finish().await.unwrap();
    finishing.await.unwrap().unwrap();
    pair.server
        .shutdown(std::time::Duration::from_secs(5))
        .await;
}

/// Nothing happens on it for hours, and still it is there: somebody looks at a console.
#[tokio::test(start_paused = true)]
async fn a_stream_keeps_its_connection_from_being_idle() {
    let mut limits = ServerLimits::default();
    limits.idle_timeout = std::time::Duration::from_secs(60);
    let mut pair = Pair::with(Way::Memory, limits, Default::default()).await;
    let (mut near, far) = pair.open().await;
    tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
    far.fail(no_space());
    let error = near.read_part().await.unwrap_err();
    assert_eq!(remote_code(&error), Some(55), "{error}");
    // Without it the connection is idle, and is closed.
    drop(near);
    tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
    let error = pair.client.add(1, 1).await.unwrap_err();
    assert!(matches!(
        error,
        xdr_rpc::CallError::Disconnected(Disconnected { .. })
    ));
}
