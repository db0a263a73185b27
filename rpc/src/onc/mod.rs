//! ONC RPC version 2 (RFC 5531): messages, credentials and record marking.

mod auth;
mod call;
mod message;
mod record;

pub(crate) use auth::ReceivedCredential;
pub use auth::{AuthStatus, AuthSys, Credential};
pub use message::{
    AcceptStatus, AcceptedReply, CallBody, DeniedReply, Message, MessageBody, OpaqueAuth,
    RPC_VERSION, ReplyBody, VersionRange,
};
pub use record::{RecordError, RecordReader};

pub(crate) use record::mark;

pub(crate) use call::{
    CALL, CallHeader, REPLY, Rejected, call_header, event_header, peek, read_call, read_reply,
    reply_to_fault, success_header,
};
