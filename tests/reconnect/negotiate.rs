//! Which version both ends have.

use super::script::Script;
use std::pin::pin;
use xdr_rpc::{CallError, Channel, Interface, Rejection};

const PROGRAM: u32 = 0x2000_0092;

static FIRST: Interface = Interface::new(PROGRAM, 1, "First", "", &[], &[]);
static SECOND: Interface = Interface::new(PROGRAM, 2, "Second", "", &[], &[]).extending(&FIRST);
static FOURTH: Interface = Interface::new(PROGRAM, 4, "Fourth", "", &[], &[]).extending(&SECOND);

/// What is negotiated with a server that says PROG_MISMATCH with this range to all but these versions; and
/// the versions that it was asked for.
async fn negotiate(range: [u32; 2], has: &[u32]) -> (Result<u32, CallError>, Vec<u32>) {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let mut asked = Vec::new();
    let mut negotiated = pin!(channel.negotiate(&FOURTH));
    loop {
        let (xid, body) = tokio::select! {
            found = &mut negotiated => {
                return (found.map(|interface| interface.version), asked);
            }
            call = line.call() => call,
        };
        // Behind the xid: CALL, RPC version 2, program, version, procedure (RFC 5531 section 9).
        let words: Vec<u32> = body
            .as_chunks::<4>()
            .0
            .iter()
            .map(|word| u32::from_be_bytes(*word))
            .collect();
        assert_eq!(words[..3], [0, 2, PROGRAM]);
        assert_eq!(words[4..], [0; 5], "NULL, AUTH_NONE twice and no arguments");
        asked.push(words[3]);
        if has.contains(&words[3]) {
            line.send(&[xid, 1, 0, 0, 0, 0]).await;
        } else {
            line.send(&[xid, 1, 0, 0, 0, 2, range[0], range[1]]).await;
        }
    }
}

#[tokio::test]
async fn the_newest_version_of_both_is_found() {
    let (version, asked) = negotiate([1, 9], &[1, 2, 4, 9]).await;
    assert_eq!((version.unwrap(), asked), (4, vec![4]));
    let (version, asked) = negotiate([1, 2], &[1, 2]).await;
    assert_eq!((version.unwrap(), asked), (2, vec![4, 2]));
    let (version, asked) = negotiate([1, 1], &[1]).await;
    assert_eq!(
        (version.unwrap(), asked),
        (1, vec![4, 1]),
        "2 is out of range"
    );
    // A range may have holes.
    let (version, asked) = negotiate([1, 7], &[1, 7]).await;
    assert_eq!((version.unwrap(), asked), (1, vec![4, 2, 1]));
}

#[tokio::test]
async fn each_version_is_asked_for_once_whatever_the_server_says() {
    for (range, expected) in [
        ([5, 9], vec![4]),
        ([9, 1], vec![4]),
        ([0, 9], vec![4, 2, 1]),
    ] {
        let (version, asked) = negotiate(range, &[]).await;
        let Err(CallError::Rejected(Rejection::ProgramMismatch { low, high })) = version else {
            panic!("{version:?}");
        };
        assert_eq!(([low, high], asked), (range, expected));
    }
}

#[tokio::test]
async fn another_refusal_ends_it() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let (version, ()) = tokio::join!(channel.negotiate(&FOURTH), async {
        let (xid, _) = line.call().await;
        line.send(&[xid, 1, 0, 0, 0, 1]).await;
    });
    let Err(CallError::Rejected(rejection)) = version else {
        panic!("{version:?}");
    };
    assert_eq!(rejection, Rejection::ProgramUnavailable);
}
