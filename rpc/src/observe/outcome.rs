//! How a call ended, in one word.

use crate::fault::Fault;

/// How a call ended, as far as the RPC layer tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Outcome {
    /// Not at all yet; for a call that is over: its handler was dropped, or panicked.
    Unanswered,
    /// With a result, or without one where there is never any.
    Success,
    GarbageArguments,
    SystemError,
    ProcedureUnavailable,
    ProgramUnavailable,
    ProgramMismatch,
    RpcMismatch,
    AuthError,
    /// With an error of the program's own.
    RemoteError,
    /// Without a reply, or by closing the connection.
    NoReply,
}

impl Outcome {
    pub(crate) const ALL: [Outcome; 11] = [
        Outcome::Unanswered,
        Outcome::Success,
        Outcome::GarbageArguments,
        Outcome::SystemError,
        Outcome::ProcedureUnavailable,
        Outcome::ProgramUnavailable,
        Outcome::ProgramMismatch,
        Outcome::RpcMismatch,
        Outcome::AuthError,
        Outcome::RemoteError,
        Outcome::NoReply,
    ];

    pub(crate) fn from_u8(value: u8) -> Outcome {
        Outcome::ALL
            .into_iter()
            .find(|outcome| *outcome as u8 == value)
            .unwrap_or(Outcome::Unanswered)
    }

    #[cfg(any(feature = "tracing", feature = "metrics"))]
    pub(crate) fn name(self) -> &'static str {
        match self {
            // What the caller gets for it.
            Outcome::Unanswered | Outcome::SystemError => "system_error",
            Outcome::Success => "success",
            Outcome::GarbageArguments => "garbage_args",
            Outcome::ProcedureUnavailable => "procedure_unavailable",
            Outcome::ProgramUnavailable => "program_unavailable",
            Outcome::ProgramMismatch => "program_mismatch",
            Outcome::RpcMismatch => "rpc_mismatch",
            Outcome::AuthError => "auth_error",
            Outcome::RemoteError => "remote_error",
            Outcome::NoReply => "no_reply",
        }
    }
}

impl From<Fault> for Outcome {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::GarbageArguments => Outcome::GarbageArguments,
            Fault::SystemError => Outcome::SystemError,
            Fault::ProcedureUnavailable => Outcome::ProcedureUnavailable,
            Fault::ProgramUnavailable => Outcome::ProgramUnavailable,
            Fault::ProgramMismatch { .. } => Outcome::ProgramMismatch,
            Fault::RpcMismatch { .. } => Outcome::RpcMismatch,
            Fault::AuthError(_) => Outcome::AuthError,
            Fault::NoReply | Fault::Close => Outcome::NoReply,
        }
    }
}
