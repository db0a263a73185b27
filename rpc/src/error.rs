//! Errors, one type a layer. Each text includes that of its cause, so `source` begins behind it:
//! printing a chain repeats nothing.

use crate::libvirt::RemoteError;
use crate::onc::AuthStatus;
use crate::transport::Endpoint;
use std::convert::Infallible;
use std::error::Error;
use std::fmt;
use std::io;
use xdr_core::{DecodeError, EncodeError};

/// What a layer fails with.
#[cfg(feature = "tower")]
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// The failure of a procedure that has none of its own.
pub type Never = Infallible;

/// Why a call has no result. `E` is the procedure's own `failure` enum.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E = Never> {
    /// The procedure ran and answered with its own failure.
    App(E),
    /// The server's RPC layer refused the call; the procedure did not run, or broke down.
    Rejected(Rejection),
    /// A libvirt server answered with an error: of the procedure's own, or of its RPC layer.
    Remote(Box<RemoteError>),
    /// The arguments break a declared limit. Nothing was sent.
    Encode(EncodeError),
    /// The reply is not what the procedure's definition says.
    Decode(DecodeError),
    /// No reply came before the deadline. The procedure may have run.
    Timeout,
    /// The connection carries no file descriptors: that is for libvirt's protocol over Unix sockets.
    /// Nothing was sent.
    NoFds,
    /// The connection is gone.
    Disconnected(Disconnected),
    /// A layer around the channel failed, for its own reason.
    Layer(Box<dyn Error + Send + Sync>),
}

impl<E: fmt::Debug> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::App(failure) => write!(f, "procedure failed: {failure:?}"),
            CallError::Rejected(rejection) => write!(f, "call rejected: {rejection}"),
            CallError::Remote(error) => write!(f, "{error}"),
            CallError::Encode(error) => write!(f, "arguments cannot be sent: {error}"),
            CallError::Decode(error) => write!(f, "reply cannot be read: {error}"),
            CallError::Timeout => f.write_str("no reply before the deadline"),
            CallError::NoFds => f.write_str(
                "file descriptors cannot be sent; they go over a Unix socket in libvirt's protocol only",
            ),
            CallError::Disconnected(reason) => write!(f, "{reason}"),
            CallError::Layer(error) => write!(f, "{error}"),
        }
    }
}

impl<E: fmt::Debug> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            CallError::Rejected(rejection) => rejection.source(),
            CallError::Remote(error) => error.source(),
            CallError::Encode(error) => error.source(),
            CallError::Decode(error) => error.source(),
            CallError::Disconnected(reason) => reason.source(),
            CallError::Layer(error) => error.source(),
            CallError::App(_) | CallError::Timeout | CallError::NoFds => None,
        }
    }
}

/// How a server's RPC layer refuses a call (RFC 5531 section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// PROG_UNAVAIL: the server does not have the program.
    ProgramUnavailable,
    /// PROG_MISMATCH: the server has the program, but not in this version.
    ProgramMismatch {
        /// The lowest version it has.
        low: u32,
        /// The highest version it has.
        high: u32,
    },
    /// PROC_UNAVAIL: the version does not have the procedure.
    ProcedureUnavailable,
    /// GARBAGE_ARGS: the server could not decode the arguments.
    GarbageArguments,
    /// SYSTEM_ERR: the server broke down over this call.
    SystemError,
    /// RPC_MISMATCH: the server does not speak version 2 of RPC.
    RpcMismatch {
        /// The lowest version it speaks.
        low: u32,
        /// The highest version it speaks.
        high: u32,
    },
    /// AUTH_ERROR: the server does not take the caller's credentials.
    AuthError(AuthStatus),
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rejection::ProgramUnavailable => f.write_str("program unavailable (PROG_UNAVAIL)"),
            Rejection::ProgramMismatch { low, high } => write!(
                f,
                "program version unavailable, the server has {low} to {high} (PROG_MISMATCH)"
            ),
            Rejection::ProcedureUnavailable => f.write_str("procedure unavailable (PROC_UNAVAIL)"),
            Rejection::GarbageArguments => {
                f.write_str("server cannot decode the arguments (GARBAGE_ARGS)")
            }
            Rejection::SystemError => f.write_str("server broke down (SYSTEM_ERR)"),
            Rejection::RpcMismatch { low, high } => write!(
                f,
                "RPC version unavailable, the server speaks {low} to {high} (RPC_MISMATCH)"
            ),
            Rejection::AuthError(status) => write!(f, "{status} (AUTH_ERROR)"),
        }
    }
}

impl Error for Rejection {}

/// The connection that a call needs is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disconnected {
    /// Whether the server may have seen the call and run the procedure.
    pub may_have_run: bool,
    /// Why the connection ended.
    pub reason: String,
}

impl fmt::Display for Disconnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "disconnected: {}", self.reason)?;
        if self.may_have_run {
            f.write_str("; the procedure may have run")?;
        }
        Ok(())
    }
}

impl Error for Disconnected {}

/// A text is not an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    pub(crate) text: String,
    pub(crate) problem: &'static str,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not an endpoint: {}; write `tcp://HOST:PORT`, `tls://HOST:PORT` or `unix:///PATH`, with `libvirt+` before it for libvirt's protocol",
            self.text, self.problem
        )
    }
}

impl Error for EndpointError {}

/// What is missing for a TLS endpoint.
const NO_TLS: &str = if cfg!(feature = "tls") {
    "TLS needs certificates; give them with `tls`"
} else {
    "this program has no TLS; build it with the feature `tls` of xdr-rpc"
};

/// Why a client has no connection.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConnectError {
    /// The endpoint is malformed.
    Endpoint(EndpointError),
    /// The connection was refused, or broke.
    Io {
        /// Where to.
        endpoint: Endpoint,
        /// Why.
        source: io::Error,
    },
    /// Nobody answered in time.
    Timeout {
        /// Where to.
        endpoint: Endpoint,
    },
    /// The function given to [`connector`](crate::ChannelBuilder::connector) failed.
    Connector {
        /// How.
        source: io::Error,
    },
    /// None of several endpoints could be connected to, each for its own reason.
    Several(Vec<ConnectError>),
    /// There is no endpoint to connect to.
    NoEndpoint,
    /// A TLS endpoint, and nothing that says how to be safe there.
    NoTls {
        /// Which.
        endpoint: Endpoint,
    },
    /// What the server should be able to call cannot be served.
    Serve(StartError),
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConnectError::Endpoint(error) => write!(f, "{error}"),
            ConnectError::Io { endpoint, source } => {
                write!(f, "cannot connect to {endpoint}: {source}")
            }
            ConnectError::Timeout { endpoint } => {
                write!(f, "cannot connect to {endpoint}: no answer in time")
            }
            ConnectError::Connector { source } => write!(f, "cannot connect: {source}"),
            ConnectError::Several(errors) => {
                for (index, error) in errors.iter().enumerate() {
                    let separator = if index == 0 { "" } else { "; " };
                    write!(f, "{separator}{error}")?;
                }
                Ok(())
            }
            ConnectError::NoEndpoint => {
                f.write_str("nothing to connect to; add an endpoint with `endpoint`")
            }
            ConnectError::NoTls { endpoint } => {
                write!(f, "cannot connect to {endpoint}: {NO_TLS}")
            }
            ConnectError::Serve(error) => write!(f, "{error}"),
        }
    }
}

impl Error for ConnectError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ConnectError::Endpoint(error) => error.source(),
            ConnectError::Io { source, .. } | ConnectError::Connector { source } => source.source(),
            ConnectError::Serve(error) => error.source(),
            ConnectError::Timeout { .. }
            | ConnectError::Several(_)
            | ConnectError::NoEndpoint
            | ConnectError::NoTls { .. } => None,
        }
    }
}

/// Why a server does not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// An endpoint is malformed.
    Endpoint(EndpointError),
    /// An endpoint cannot be listened on.
    Listen {
        /// Which.
        endpoint: Endpoint,
        /// Why.
        source: io::Error,
    },
    /// A socket that was handed in cannot be listened on.
    Socket(io::Error),
    /// One version of one program was added twice.
    Duplicate {
        /// The program number.
        program: u32,
        /// The version.
        version: u32,
    },
    /// There is no endpoint to listen on.
    NoEndpoint,
    /// A TLS endpoint, and no certificate to show there.
    NoTls {
        /// Which.
        endpoint: Endpoint,
    },
    /// A procedure says what its callers must be allowed, and nobody decides about that.
    NoAuthorizer {
        /// The name of the procedure, or of one of several.
        procedure: &'static str,
    },
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Endpoint(error) => write!(f, "{error}"),
            StartError::Listen { endpoint, source } => {
                write!(f, "cannot listen on {endpoint}: {source}")
            }
            StartError::Socket(source) => {
                write!(
                    f,
                    "cannot listen on the socket that was handed in: {source}"
                )
            }
            StartError::Duplicate { program, version } => write!(
                f,
                "version {version} of program {program:#x} is served twice; remove one"
            ),
            StartError::NoEndpoint => {
                f.write_str("nothing to listen on; add an endpoint with `listen`")
            }
            StartError::NoTls { endpoint } => write!(f, "cannot listen on {endpoint}: {NO_TLS}"),
            StartError::NoAuthorizer { procedure } => write!(
                f,
                "procedure `{procedure}` declares `access` and nobody decides; add an authorizer with `authorize`"
            ),
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            StartError::Endpoint(error) => error.source(),
            StartError::Listen { source, .. } | StartError::Socket(source) => source.source(),
            StartError::Duplicate { .. }
            | StartError::NoEndpoint
            | StartError::NoTls { .. }
            | StartError::NoAuthorizer { .. } => None,
        }
    }
}
