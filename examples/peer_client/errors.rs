//! Every error of RFC 5531: those that a server makes by itself, and those that FAIL makes.

use super::{Identity, Judge, Peer};
use crate::peer::{FailArgs, Failure, PeerV1Client, Text};
use std::time::Duration;
use xdr_rpc::xdr::{DecodeOwned, Encode};
use xdr_rpc::{AuthStatus, CallError, Rejection, Target, Value};

const PROGRAM: u32 = PeerV1Client::PROGRAM;

pub(super) async fn all(judge: &mut Judge, peer: &Peer, endpoint: &str, identity: Identity) {
    made_by_the_server(judge, peer).await;
    made_by_fail(judge, &peer.v1).await;
    survived(judge, &peer.v1).await;
    closed(judge, &peer.v1, endpoint, identity).await;
}

/// Calls that no client of the definition could make, so they go around it.
async fn made_by_the_server(judge: &mut Judge, peer: &Peer) {
    let unavailable = Rejection::ProgramUnavailable;
    let mismatch = Rejection::ProgramMismatch { low: 1, high: 3 };
    let too_long = Text("x".repeat(99));

    for (name, target, wanted) in [
        (
            "unknown procedure",
            Target::new(PROGRAM, 1, 999),
            Rejection::ProcedureUnavailable,
        ),
        (
            "unknown program",
            Target::new(0x2000_ffff, 1, 0),
            unavailable,
        ),
        ("version between", Target::new(PROGRAM, 2, 0), mismatch),
        ("version above", Target::new(PROGRAM, 9, 0), mismatch),
    ] {
        let result = raw::<(), ()>(peer, target, ()).await;
        judge.rejected(name, result, wanted);
    }
    let short = raw::<u32, ()>(peer, Target::new(PROGRAM, 1, 1), 1).await;
    judge.rejected("short arguments", short, Rejection::GarbageArguments);
    let long = raw::<Text, Text>(peer, Target::new(PROGRAM, 1, 6), too_long).await;
    judge.rejected("limit broken", long, Rejection::GarbageArguments);

    // The same through the definition: it does not leave this process.
    let outcome = match peer.v1.echo_name(&"x".repeat(33)).await {
        Err(CallError::Encode(error)) => Ok(error.to_string()),
        Err(error) => Err(error.to_string()),
        Ok(_) => Err("it was sent".into()),
    };
    judge.note("limit kept", outcome);
    let outcome = peer.v1.make_blob((64 << 20) + 1).await;
    judge.rejected("make_blob too large", outcome, Rejection::SystemError);
}

async fn raw<A: Encode, T: DecodeOwned>(
    peer: &Peer,
    target: Target,
    arguments: A,
) -> Result<T, CallError> {
    peer.v1
        .channel()
        .call::<A, Value<T>>(target, arguments)
        .await
}

async fn made_by_fail(judge: &mut Judge, peer: &PeerV1Client) {
    let refused = [
        (Failure::ProcUnavail, 0, Rejection::ProcedureUnavailable),
        (Failure::GarbageArgs, 0, Rejection::GarbageArguments),
        (Failure::SystemErr, 0, Rejection::SystemError),
        (Failure::ProgUnavail, 0, Rejection::ProgramUnavailable),
        (
            Failure::ProgMismatch,
            4 << 16 | 7,
            Rejection::ProgramMismatch { low: 4, high: 7 },
        ),
        (
            Failure::RpcMismatch,
            3 << 16 | 5,
            Rejection::RpcMismatch { low: 3, high: 5 },
        ),
    ];
    let auth_errors = (1..=7).map(|status| {
        (
            Failure::AuthError,
            status,
            Rejection::AuthError(AuthStatus::from(status)),
        )
    });
    for (how, arg, wanted) in refused.into_iter().chain(auth_errors) {
        let result = peer.fail(FailArgs { how, arg }).await;
        judge.rejected(&format!("fail {how:?} {arg}"), result, wanted);
    }
    let unknown = FailArgs {
        how: Failure::Unknown(11),
        arg: 0,
    };
    judge.expect("fail Unknown(11)", peer.fail(unknown).await, ());
}

/// What goes wrong with one call and leaves the connection as it was.
async fn survived(judge: &mut Judge, peer: &PeerV1Client) {
    let no_reply = FailArgs {
        how: Failure::NoReply,
        arg: 0,
    };
    let outcome = match peer
        .fail(no_reply)
        .timeout(Duration::from_millis(300))
        .await
    {
        Err(CallError::Timeout) => Ok("timed out".into()),
        Err(error) => Err(error.to_string()),
        Ok(()) => Err("a reply came".into()),
    };
    judge.note("fail NoReply", outcome);
    judge.expect("null after no reply", peer.null().await, ());

    // The second reply has an xid that nobody waits for any more.
    let twice = FailArgs {
        how: Failure::ReplyTwice,
        arg: 0,
    };
    judge.expect("fail ReplyTwice", peer.fail(twice).await, ());
    judge.expect("null after two replies", peer.null().await, ());
    judge.expect("echo after two replies", peer.echo_int(7).await, 7);
}

/// What ends the connection, and a new one.
async fn closed(judge: &mut Judge, peer: &PeerV1Client, endpoint: &str, identity: Identity) {
    let close = FailArgs {
        how: Failure::Close,
        arg: 0,
    };
    let outcome = match peer.fail(close).await {
        Err(CallError::Disconnected(gone)) => Ok(gone.to_string()),
        Err(error) => Err(error.to_string()),
        Ok(()) => Err("a reply came".into()),
    };
    judge.note("fail Close", outcome);
    match Peer::connect(endpoint, identity).await {
        Ok(peer) => judge.expect("null after reconnecting", peer.v1.null().await, ()),
        Err(error) => judge.note("reconnect", Err(error.to_string())),
    }
}

impl Judge {
    fn rejected<T>(&mut self, name: &str, result: Result<T, CallError>, wanted: Rejection) {
        let outcome = match result {
            Err(CallError::Rejected(rejection)) if rejection == wanted => Ok(rejection.to_string()),
            Err(error) => Err(format!("got `{error}`, wanted `{wanted}`")),
            Ok(_) => Err(format!("got a result, wanted `{wanted}`")),
        };
        self.note(name, outcome);
    }
}
