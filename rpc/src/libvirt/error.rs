//! The error that a libvirt peer answers with.

use super::code::{ErrorCode, ErrorDomain, ErrorLevel};
use crate::fault::Fault;
use crate::onc::AuthStatus;
use crate::procedure::{Procedure, Target};
use std::error::Error;
use std::fmt;
use xdr_core::Xdr;

/// `REMOTE_STRING_MAX`: the most bytes of a string.
pub const MAX_STRING: u32 = 4_194_304;

/// `virNetMessageError`: why a call or a stream failed, on the other side or on this one.
///
/// A procedure that returns `Result<T, RemoteError>` answers with it:
///
/// ```
/// use xdr_rpc::libvirt::{ErrorCode, RemoteError};
///
/// let error = RemoteError::new(ErrorCode::NO_DOMAIN, "Domain not found: no domain with matching name 'x'");
/// assert_eq!(error.to_string(), "Domain not found: no domain with matching name 'x' (code 42)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
#[non_exhaustive]
pub struct RemoteError {
    /// What went wrong.
    pub code: ErrorCode,
    /// The part of libvirt that failed.
    pub domain: ErrorDomain,
    /// What went wrong, in words.
    #[xdr(max = MAX_STRING)]
    pub message: Option<String>,
    /// How bad it is.
    pub level: ErrorLevel,
    /// More about it.
    pub details: Box<ErrorDetails>,
}

/// What few look at of an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Xdr)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// Not used any more.
    dom: Option<UnusedDomain>,
    /// Such as the format of the message.
    #[xdr(max = MAX_STRING)]
    pub str1: Option<String>,
    /// Such as a name in the message.
    #[xdr(max = MAX_STRING)]
    pub str2: Option<String>,
    /// Whatever else.
    #[xdr(max = MAX_STRING)]
    pub str3: Option<String>,
    /// Such as the number of the procedure.
    pub int1: i32,
    /// Another number.
    pub int2: i32,
    /// Not used any more.
    net: Option<UnusedNetwork>,
}

/// `remote_nonnull_domain`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
struct UnusedDomain {
    #[xdr(max = MAX_STRING)]
    name: String,
    uuid: [u8; 16],
    id: i32,
}

/// `remote_nonnull_network`
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
struct UnusedNetwork {
    #[xdr(max = MAX_STRING)]
    name: String,
    uuid: [u8; 16],
}

impl RemoteError {
    /// An error, of no part of libvirt in particular.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let message = message.into();
        RemoteError {
            code,
            domain: ErrorDomain::NONE,
            message: Some(message),
            level: ErrorLevel::Error,
            details: Box::default(),
        }
    }

    /// The same, of this part of libvirt.
    #[must_use]
    pub fn domain(mut self, domain: ErrorDomain) -> Self {
        self.domain = domain;
        self
    }

    /// Whether the peer has no such procedure: by its code, or by the text that libvirt's own clients
    /// look for.
    #[must_use]
    pub fn is_unsupported(&self) -> bool {
        let unknown = |message: &String| message.starts_with(UNKNOWN_PROCEDURE);
        self.code == ErrorCode::NO_SUPPORT
            || self.code == ErrorCode::RPC && self.message.as_ref().is_some_and(unknown)
    }
}

impl RemoteError {
    /// Whether the peer has no such version of the program.
    pub(crate) fn is_no_program(&self) -> bool {
        let none = |message: &String| message.starts_with(NO_PROGRAM);
        self.code == ErrorCode::RPC && self.message.as_ref().is_some_and(none)
    }
}

impl fmt::Display for RemoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message.as_deref().unwrap_or("no message");
        write!(f, "{message} (code {})", self.code)
    }
}

impl Error for RemoteError {}

/// Clients know a missing procedure by this text.
const UNKNOWN_PROCEDURE: &str = "unknown procedure: ";

/// And a missing program or version by this one.
const NO_PROGRAM: &str = "Cannot find program ";

/// An error of the protocol.
pub(crate) fn rpc_error(message: impl Into<String>) -> RemoteError {
    RemoteError::new(ErrorCode::RPC, message).domain(ErrorDomain::RPC)
}

/// The error that a fault stands for; none for those without an answer.
pub(crate) fn of_fault(
    target: Target,
    procedure: Option<&Procedure>,
    fault: Fault,
) -> Option<RemoteError> {
    // On the wire the number has a sign.
    let number = target.procedure.cast_signed();
    Some(match fault {
        Fault::NoReply | Fault::Close => return None,
        Fault::GarbageArguments => rpc_error("Unable to decode message payload"),
        Fault::ProcedureUnavailable => rpc_error(format!("{UNKNOWN_PROCEDURE}{number}")),
        Fault::ProgramUnavailable | Fault::ProgramMismatch { .. } | Fault::RpcMismatch { .. } => {
            let Target {
                program, version, ..
            } = target;
            rpc_error(format!("{NO_PROGRAM}{program} version {version}"))
        }
        Fault::AuthError(AuthStatus::RejectedCredential) => rpc_error("authentication required"),
        Fault::AuthError(_) => {
            let name = procedure.map_or("this", |procedure| procedure.name);
            let message = format!("operation forbidden: read only access prevents {name}");
            RemoteError::new(ErrorCode::OPERATION_DENIED, message).domain(ErrorDomain::RPC)
        }
        Fault::SystemError => {
            let message = "the daemon failed over this call and does not say why";
            RemoteError::new(ErrorCode::INTERNAL_ERROR, message).domain(ErrorDomain::RPC)
        }
    })
}

/// The fault that stands for an error where the protocol has no errors of this kind.
pub(crate) fn to_fault(error: &RemoteError) -> Fault {
    match error.code {
        ErrorCode::NO_SUPPORT => Fault::ProcedureUnavailable,
        ErrorCode::OPERATION_DENIED | ErrorCode::ACCESS_DENIED => {
            Fault::AuthError(AuthStatus::TooWeak)
        }
        ErrorCode::AUTH_FAILED => Fault::AuthError(AuthStatus::Failed),
        _ => Fault::SystemError,
    }
}
