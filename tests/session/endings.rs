//! Connections that end, and servers that make no sense.

use super::program::{DeskClient, raw_call, serve};
use super::script::Script;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use xdr_rpc::{AuthStatus, CallError, Channel, ConnectError, Reconnect, Rejection};

#[tokio::test]
async fn a_connection_that_ends_ends_its_calls() {
    let script = Script::new().await;
    let channel = Channel::builder()
        .endpoint(&script.endpoint)
        .reconnect(Reconnect::never())
        .connect()
        .await
        .unwrap();
    let mut line = script.accept().await;
    let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
        line.call().await;
        drop(line);
    });
    let Err(CallError::Disconnected(reason)) = answer else {
        panic!("{answer:?}");
    };
    assert!(reason.may_have_run);
    assert!(channel.closed().is_some());
    let answer = raw_call(&channel, 1).await;
    let Err(CallError::Disconnected(reason)) = answer else {
        panic!("{answer:?}");
    };
    assert!(!reason.may_have_run, "nothing was sent");
}

#[tokio::test]
async fn a_handler_can_close_the_connection() {
    let (_server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    let answer = desk.hang_up().await;
    assert!(
        matches!(answer, Err(CallError::Disconnected(_))),
        "{answer:?}"
    );
}

#[tokio::test]
async fn dropping_the_last_channel_closes_the_connection() {
    let (server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    let other = desk.clone();
    assert_eq!(desk.wait(0, 1).await.unwrap(), 1);
    drop(desk);
    assert_eq!(other.wait(0, 2).await.unwrap(), 2);
    assert_eq!(server.connections(), 1);
    drop(other);
    for _ in 0..1000 {
        if server.connections() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the connection stays open");
}

/// Every refusal of RFC 5531 section 9, as bytes from the server.
#[tokio::test]
async fn every_refusal_reaches_the_caller() {
    let refusals: [(&[u32], Rejection); 11] = [
        (&[1, 0, 0, 0, 1], Rejection::ProgramUnavailable),
        (
            &[1, 0, 0, 0, 2, 2, 4],
            Rejection::ProgramMismatch { low: 2, high: 4 },
        ),
        (&[1, 0, 0, 0, 3], Rejection::ProcedureUnavailable),
        (&[1, 0, 0, 0, 4], Rejection::GarbageArguments),
        (&[1, 0, 0, 0, 5], Rejection::SystemError),
        (&[1, 1, 0, 3, 5], Rejection::RpcMismatch { low: 3, high: 5 }),
        (
            &[1, 1, 1, 1],
            Rejection::AuthError(AuthStatus::BadCredential),
        ),
        (&[1, 1, 1, 5], Rejection::AuthError(AuthStatus::TooWeak)),
        (
            &[1, 1, 1, 14],
            Rejection::AuthError(AuthStatus::GssContextProblem),
        ),
        (&[1, 1, 1, 77], Rejection::AuthError(AuthStatus::Other(77))),
        // A verifier of any flavor is skipped, never interpreted.
        (
            &[1, 0, 6, 4, 0xffff_ffff, 3],
            Rejection::ProcedureUnavailable,
        ),
    ];
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    for (words, expected) in refusals {
        let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
            let (xid, _) = line.call().await;
            line.send(&[&[xid][..], words].concat()).await;
        });
        match answer {
            Err(CallError::Rejected(rejection)) => assert_eq!(rejection, expected),
            other => panic!("{other:?} instead of {expected:?}"),
        }
    }
}

#[tokio::test]
async fn a_reply_that_makes_no_sense_is_an_error_of_that_call_only() {
    let replies: [&[u32]; 9] = [
        &[1],
        &[1, 0],
        &[1, 2],
        &[1, 0, 0, 401, 0],
        &[1, 0, 0, 0, 6],
        &[1, 1, 2],
        &[1, 0, 0, 0, 0],
        &[1, 0, 0, 0, 0, 7, 7],
        &[1, 0, 6, 2, 0x0000_0001, 0, 5],
    ];
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    for words in replies {
        let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
            let (xid, _) = line.call().await;
            line.send(&[&[xid][..], words].concat()).await;
        });
        assert!(
            matches!(answer, Err(CallError::Decode(_))),
            "{answer:?} for {words:?}"
        );
    }
    // A verifier that is not ours, of any flavor, on a success.
    let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
        let (xid, _) = line.call().await;
        line.send(&[xid, 1, 0, 6, 4, 0xffff_ffff, 0, 5]).await;
    });
    assert_eq!(answer.unwrap(), 5);
}

#[tokio::test]
async fn a_server_that_sends_nonsense_ends_the_connection() {
    let nonsense: [&[u8]; 4] = [
        &[0xff, 0xff, 0xff, 0xff],
        &[0x80, 0, 0, 4, 0, 0, 0, 1],
        &[0x80, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 2],
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
    ];
    for bytes in nonsense {
        let script = Script::new().await;
        let channel = Channel::connect(&script.endpoint).await.unwrap();
        let mut line = script.accept().await;
        let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
            line.call().await;
            line.0.write_all(bytes).await.unwrap();
        });
        assert!(
            matches!(answer, Err(CallError::Disconnected(_))),
            "{answer:?}"
        );
    }
}

/// A server may call its client; one that serves nothing says so and goes on.
#[tokio::test]
async fn a_call_from_the_server_is_prog_unavail() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
        let (xid, _) = line.call().await;
        // The same xid may be in use in both directions.
        line.send(&[xid, 0, 2, 0x4000_0000, 1, 1, 0, 0, 0, 0]).await;
        let (back, reply) = line.call().await;
        assert_eq!(back, xid);
        assert_eq!(reply, [1u32, 0, 0, 0, 1].map(u32::to_be_bytes).concat());
        line.answer(xid, 4).await;
    });
    assert_eq!(answer.unwrap(), 4);
}

/// A reply counts although the record behind it, come with it, makes no sense.
#[tokio::test]
async fn a_reply_before_nonsense_is_a_reply() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
        let (xid, _) = line.call().await;
        let words = [0x8000_001c, xid, 1, 0, 0, 0, 0, 5, 0xffff_ffff];
        let bytes = words.map(u32::to_be_bytes).concat();
        line.0.write_all(&bytes).await.unwrap();
    });
    assert_eq!(answer.unwrap(), 5);
}

/// A client answers what its server calls; one that never reads the answers once made it keep them
/// all.
#[tokio::test]
async fn a_server_that_calls_and_never_reads_is_left() {
    let script = Script::new().await;
    let mut limits = xdr_rpc::ClientLimits::default();
    limits.max_queued = 64 << 10;
    let channel = Channel::connect_with(&script.endpoint, limits)
        .await
        .unwrap();
    let mut line = script.accept().await;
    let call = [0x8000_0028, 7, 0, 2, 9, 9, 9, 0, 0, 0, 0]
        .map(u32::to_be_bytes)
        .concat();
    for _ in 0..1000 {
        if line.0.write_all(&call.repeat(2000)).await.is_err() {
            break;
        }
    }
    let reason = channel.closed().expect("88 MB of calls were taken");
    assert!(reason.contains("does not read"), "{reason}");
}

#[tokio::test]
async fn connecting_to_nobody_says_where() {
    let script = Script::new().await;
    let endpoint = script.endpoint.clone();
    drop(script);
    let error = Channel::connect(&endpoint).await.unwrap_err();
    assert!(matches!(error, ConnectError::Io { .. }));
    assert!(error.to_string().contains(&endpoint));
    for wrong in [
        "localhost:1",
        "http://localhost:1",
        "tcp://localhost",
        "tcp://:1",
        "tcp://a:x",
        "unix://relative",
        "libvirt+unix://relative",
        "libvirt+http://localhost:1",
        "libvirt://localhost:1",
    ] {
        let error = Channel::connect(wrong).await.unwrap_err();
        assert!(matches!(error, ConnectError::Endpoint(_)), "{wrong}");
        assert!(error.to_string().contains(wrong), "{error}");
    }
}
