//! The headers of calls and replies, read and written where every call passes: the common forms
//! go by constants, the rest through the types of [`message`](super::message).

use super::auth::{AuthStatus, FLAVOR_NONE, MAX_BODY, ReceivedCredential, check_credential};
use super::message::{
    AcceptStatus, AcceptedReply, DeniedReply, Message, MessageBody, OpaqueAuth, RPC_VERSION,
    ReplyBody, VersionRange,
};
use crate::error::Rejection;
use crate::fault::Fault;
use crate::procedure::Target;
use bytes::Bytes;
use xdr_core::{Counted, Decode, DecodeError, Decoder};

/// The header of a call that came in.
#[derive(Debug, Clone)]
pub(crate) struct CallHeader {
    pub(crate) xid: u32,
    pub(crate) target: Target,
    pub(crate) credential: ReceivedCredential,
}

/// CALL of `msg_type`.
pub(crate) const CALL: u32 = 0;
/// REPLY of `msg_type`.
pub(crate) const REPLY: u32 = 1;

/// What a record that claims to be a call turned out to be.
#[derive(Debug)]
pub(crate) enum Rejected {
    /// It is answered so, before anybody looks for its program.
    Answer(Fault),
    /// It is not even a call; the connection makes no sense any more.
    Malformed,
}

/// Reads the header of a call from a record; gives it and where the arguments begin.
///
/// Order of the checks (RFC 5531 leaves it open): RPC version, credential, verifier.
pub(crate) fn read_call(record: &Bytes) -> Result<(CallHeader, usize), Rejected> {
    let mut input = Decoder::new(record);
    let (xid, rpc_version) = match read_start(&mut input) {
        Ok(start) => start,
        Err(_) => return Err(Rejected::Malformed),
    };
    let refuse = Rejected::Answer;
    if rpc_version != RPC_VERSION {
        return Err(refuse(Fault::RpcMismatch {
            low: RPC_VERSION,
            high: RPC_VERSION,
        }));
    }
    let Ok(target) = read_target(&mut input) else {
        return Err(Rejected::Malformed);
    };
    let Ok((flavor, body)) = read_auth(&mut input) else {
        return Err(refuse(Fault::AuthError(AuthStatus::BadCredential)));
    };
    if let Err(status) = check_credential(flavor, body) {
        return Err(refuse(Fault::AuthError(status)));
    }
    let body = if body.is_empty() {
        Bytes::new()
    } else {
        record.slice_ref(body)
    };
    match read_auth(&mut input) {
        Ok((FLAVOR_NONE, [])) => {}
        _ => return Err(refuse(Fault::AuthError(AuthStatus::BadVerifier))),
    }
    let header = CallHeader {
        xid,
        target,
        credential: ReceivedCredential { flavor, body },
    };
    Ok((header, input.offset()))
}

/// The xid and the message type of a record.
pub(crate) fn peek(record: &[u8]) -> Option<(u32, u32)> {
    let (xid, rest) = record.split_first_chunk::<4>()?;
    let message_type = rest.first_chunk::<4>()?;
    Some((u32::from_be_bytes(*xid), u32::from_be_bytes(*message_type)))
}

fn read_start(input: &mut Decoder<'_>) -> Result<(u32, u32), DecodeError> {
    let xid = input.word()?;
    input.word()?;
    Ok((xid, input.word()?))
}

fn read_target(input: &mut Decoder<'_>) -> Result<Target, DecodeError> {
    Ok(Target {
        program: input.word()?,
        version: input.word()?,
        procedure: input.word()?,
    })
}

fn read_auth<'de>(input: &mut Decoder<'de>) -> Result<(u32, &'de [u8]), DecodeError> {
    Ok((input.word()?, input.opaque(Counted::Opaque, MAX_BODY)?))
}

/// The words of a call's header before its credential.
pub(crate) fn call_header(xid: u32, target: Target) -> [u8; 24] {
    let mut header = [0; 24];
    let words = [
        xid,
        CALL,
        RPC_VERSION,
        target.program,
        target.version,
        target.procedure,
    ];
    for (bytes, word) in header.as_chunks_mut::<4>().0.iter_mut().zip(words) {
        *bytes = word.to_be_bytes();
    }
    header
}

/// The header of an event: that of a call, with AUTH_NONE as credential and verifier.
pub(crate) fn event_header(xid: u32, target: Target) -> [u8; 40] {
    let mut header = [0; 40];
    for (to, from) in header.iter_mut().zip(call_header(xid, target)) {
        *to = from;
    }
    header
}

/// The header of a successful reply with an AUTH_NONE verifier.
pub(crate) fn success_header(xid: u32) -> [u8; 24] {
    let mut header = [0; 24];
    let words = [
        xid,
        REPLY,
        0, // MSG_ACCEPTED
        FLAVOR_NONE,
        0, // the length of the verifier
        0, // SUCCESS
    ];
    for (bytes, word) in header.as_chunks_mut::<4>().0.iter_mut().zip(words) {
        *bytes = word.to_be_bytes();
    }
    header
}

/// The reply that a fault stands for; none for those without one.
pub(crate) fn reply_to_fault(xid: u32, fault: Fault) -> Option<Message> {
    let body = match fault {
        Fault::NoReply | Fault::Close => return None,
        Fault::RpcMismatch { low, high } => {
            ReplyBody::Denied(DeniedReply::RpcMismatch(VersionRange { low, high }))
        }
        Fault::AuthError(status) => ReplyBody::Denied(DeniedReply::AuthError(status)),
        Fault::GarbageArguments => accepted(AcceptStatus::GarbageArguments),
        Fault::SystemError => accepted(AcceptStatus::SystemError),
        Fault::ProcedureUnavailable => accepted(AcceptStatus::ProcedureUnavailable),
        Fault::ProgramUnavailable => accepted(AcceptStatus::ProgramUnavailable),
        Fault::ProgramMismatch { low, high } => {
            accepted(AcceptStatus::ProgramMismatch(VersionRange { low, high }))
        }
    };
    Some(Message {
        xid,
        body: MessageBody::Reply(body),
    })
}

fn accepted(status: AcceptStatus) -> ReplyBody {
    ReplyBody::Accepted(AcceptedReply {
        verifier: OpaqueAuth::default(),
        status,
    })
}

/// Reads the header of a reply; `Ok(Ok(()))` leaves the decoder at the results.
///
/// The verifier's flavor is the server's to choose; it never selects a decoder here.
pub(crate) fn read_reply(input: &mut Decoder<'_>) -> Result<Result<(), Rejection>, DecodeError> {
    const SUCCESS: [u8; 20] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut ahead = input.clone();
    ahead.word()?;
    if ahead.array::<20>() == Ok(&SUCCESS) {
        *input = ahead;
        return Ok(Ok(()));
    }
    let message = Message::decode(input)?;
    let rejection = match message.body {
        MessageBody::Reply(ReplyBody::Accepted(reply)) => match reply.status {
            AcceptStatus::Success => return Ok(Ok(())),
            AcceptStatus::ProgramUnavailable => Rejection::ProgramUnavailable,
            AcceptStatus::ProgramMismatch(VersionRange { low, high }) => {
                Rejection::ProgramMismatch { low, high }
            }
            AcceptStatus::ProcedureUnavailable => Rejection::ProcedureUnavailable,
            AcceptStatus::GarbageArguments => Rejection::GarbageArguments,
            AcceptStatus::SystemError => Rejection::SystemError,
        },
        MessageBody::Reply(ReplyBody::Denied(reply)) => match reply {
            DeniedReply::RpcMismatch(VersionRange { low, high }) => {
                Rejection::RpcMismatch { low, high }
            }
            DeniedReply::AuthError(status) => Rejection::AuthError(status),
        },
        // The session routes by message type, so a call never comes here.
        MessageBody::Call(_) => Rejection::SystemError,
    };
    Ok(Err(rejection))
}
