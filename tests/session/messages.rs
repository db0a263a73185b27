//! The message types against words written from RFC 5531 section 9.

use xdr_rpc::AuthStatus;
use xdr_rpc::onc::{
    AcceptStatus, AcceptedReply, CallBody, DeniedReply, Message, MessageBody, OpaqueAuth,
    ReplyBody, VersionRange,
};
use xdr_rpc::xdr::{from_slice, to_vec};

fn check(message: &Message, words: &[u32]) {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
    assert_eq!(to_vec(message).unwrap(), bytes);
    assert_eq!(from_slice::<Message>(&bytes).unwrap(), *message);
}

fn reply(body: ReplyBody) -> Message {
    Message {
        xid: 9,
        body: MessageBody::Reply(body),
    }
}

#[test]
fn every_arm_of_a_reply() {
    let accepted = |status| {
        reply(ReplyBody::Accepted(AcceptedReply {
            verifier: OpaqueAuth::default(),
            status,
        }))
    };
    let denied = |denied| reply(ReplyBody::Denied(denied));
    let range = VersionRange { low: 2, high: 5 };
    check(&accepted(AcceptStatus::Success), &[9, 1, 0, 0, 0, 0]);
    check(
        &accepted(AcceptStatus::ProgramUnavailable),
        &[9, 1, 0, 0, 0, 1],
    );
    check(
        &accepted(AcceptStatus::ProgramMismatch(range)),
        &[9, 1, 0, 0, 0, 2, 2, 5],
    );
    check(
        &accepted(AcceptStatus::ProcedureUnavailable),
        &[9, 1, 0, 0, 0, 3],
    );
    check(
        &accepted(AcceptStatus::GarbageArguments),
        &[9, 1, 0, 0, 0, 4],
    );
    check(&accepted(AcceptStatus::SystemError), &[9, 1, 0, 0, 0, 5]);
    check(
        &denied(DeniedReply::RpcMismatch(range)),
        &[9, 1, 1, 0, 2, 5],
    );
    for value in (0..20).chain([300]) {
        let status = AuthStatus::from(value);
        check(
            &denied(DeniedReply::AuthError(status)),
            &[9, 1, 1, 1, value],
        );
    }
}

#[test]
fn a_call_with_credential_and_verifier() {
    let auth = |flavor, body: &'static [u8]| OpaqueAuth {
        flavor,
        body: body.into(),
    };
    let message = Message {
        xid: 1,
        body: MessageBody::Call(CallBody {
            rpc_version: 2,
            program: 100_003,
            version: 3,
            procedure: 1,
            credential: auth(6, b"abcde"),
            verifier: auth(6, b"xyz"),
        }),
    };
    let words = [
        1,
        0,
        2,
        100_003,
        3,
        1,
        6,
        5,
        0x6162_6364,
        0x6500_0000,
        6,
        3,
        0x7879_7a00,
    ];
    check(&message, &words);
}
