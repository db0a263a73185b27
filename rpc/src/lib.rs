//! ONC RPC (RFC 5531) from annotated Rust traits.
#![forbid(unsafe_code)]

mod client;
mod context;
mod error;
mod fault;
mod limits;
pub mod onc;
mod procedure;
mod server;
mod session;
mod transport;

#[doc(hidden)]
pub mod __private;

/// The codec: everything of the crate `xdr-core`, with the derive reaching it through this crate.
pub mod xdr {
    pub use xdr_core::*;
    pub use xdr_derive::XdrThroughRpc as Xdr;
}

pub use client::{Answer, Call, CallFuture, Channel, Outcome, Value};
pub use context::{Context, Peer, UnixCredentials};
pub use error::{
    CallError, ConnectError, Disconnected, EndpointError, Never, Rejection, StartError,
};
pub use fault::Fault;
pub use limits::{ClientLimits, ServerLimits};
pub use onc::{AuthStatus, AuthSys, Credential};
pub use procedure::{Procedure, Target};
pub use server::{IncomingCall, Program, Server, ServerBuilder};
pub use transport::Endpoint;
pub use xdr_derive::{XdrThroughRpc as Xdr, rpc_program};
