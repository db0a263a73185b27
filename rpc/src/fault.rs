//! What a handler answers instead of a result.

use crate::onc::AuthStatus;

/// An answer of the RPC layer instead of a result: what a handler gives that returns
/// `Result<T, Fault>`, each named after its arm of RFC 5531 section 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// GARBAGE_ARGS: the arguments make no sense.
    GarbageArguments,
    /// SYSTEM_ERR: memory or the like ran out.
    SystemError,
    /// PROC_UNAVAIL: this procedure does not exist.
    ProcedureUnavailable,
    /// PROG_UNAVAIL: this program does not exist.
    ProgramUnavailable,
    /// PROG_MISMATCH: this version does not exist.
    ProgramMismatch {
        /// The lowest version that does.
        low: u32,
        /// The highest version that does.
        high: u32,
    },
    /// RPC_MISMATCH: this version of the RPC protocol is not spoken.
    RpcMismatch {
        /// The lowest version that is.
        low: u32,
        /// The highest version that is.
        high: u32,
    },
    /// AUTH_ERROR: the caller may not.
    AuthError(AuthStatus),
    /// No reply at all, as batching agrees on (RFC 5531 section 8.4.1).
    NoReply,
    /// No reply, and the connection is closed once the replies before this are sent.
    Close,
}
