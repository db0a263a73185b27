//! The messages of RFC 5531 section 9, as types.

use super::auth::AuthStatus;
use bytes::Bytes;
use xdr_core::Xdr;

/// The version of the RPC protocol that this crate speaks.
pub const RPC_VERSION: u32 = 2;

/// `rpc_msg`: one message. The arguments of a call and the results of a successful reply follow it.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct Message {
    /// Ties a reply to its call.
    pub xid: u32,
    /// Call or reply.
    pub body: MessageBody,
}

/// The arms of `rpc_msg`.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = u32)]
pub enum MessageBody {
    /// CALL
    #[xdr(case = 0)]
    Call(CallBody),
    /// REPLY
    #[xdr(case = 1)]
    Reply(ReplyBody),
}

/// `call_body`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct CallBody {
    /// [`RPC_VERSION`]
    pub rpc_version: u32,
    /// The program number.
    pub program: u32,
    /// The version of the program.
    pub version: u32,
    /// The procedure within that version.
    pub procedure: u32,
    /// Who calls.
    pub credential: OpaqueAuth,
    /// What proves it.
    pub verifier: OpaqueAuth,
}

/// `opaque_auth`: a credential or a verifier (RFC 5531 section 8.2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Xdr)]
pub struct OpaqueAuth {
    /// Which kind of authentication.
    pub flavor: u32,
    /// What that kind puts here, at most 400 bytes.
    #[xdr(max = 400)]
    pub body: Bytes,
}

/// `reply_body`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = u32)]
pub enum ReplyBody {
    /// MSG_ACCEPTED
    #[xdr(case = 0)]
    Accepted(AcceptedReply),
    /// MSG_DENIED
    #[xdr(case = 1)]
    Denied(DeniedReply),
}

/// `accepted_reply`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct AcceptedReply {
    /// What proves that the reply is the server's.
    pub verifier: OpaqueAuth,
    /// How the call ended.
    pub status: AcceptStatus,
}

/// The arms of `accepted_reply`.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = u32)]
pub enum AcceptStatus {
    /// SUCCESS; the results follow the message.
    #[xdr(case = 0)]
    Success,
    /// PROG_UNAVAIL
    #[xdr(case = 1)]
    ProgramUnavailable,
    /// PROG_MISMATCH, with the versions there are.
    #[xdr(case = 2)]
    ProgramMismatch(VersionRange),
    /// PROC_UNAVAIL
    #[xdr(case = 3)]
    ProcedureUnavailable,
    /// GARBAGE_ARGS
    #[xdr(case = 4)]
    GarbageArguments,
    /// SYSTEM_ERR
    #[xdr(case = 5)]
    SystemError,
}

/// `rejected_reply`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[xdr(switch = u32)]
pub enum DeniedReply {
    /// RPC_MISMATCH, with the versions of RPC there are.
    #[xdr(case = 0)]
    RpcMismatch(VersionRange),
    /// AUTH_ERROR
    #[xdr(case = 1)]
    AuthError(AuthStatus),
}

/// `mismatch_info`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct VersionRange {
    /// The lowest version.
    pub low: u32,
    /// The highest version.
    pub high: u32,
}
