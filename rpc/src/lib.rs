//! ONC RPC (RFC 5531) from annotated Rust traits.
//!
//! A program is a trait. [`rpc_program`] makes of it a typed client, which shares a [`Channel`]
//! with any number of others, and a server part, of which a [`Server`] serves several:
//!
//! ```
//! use xdr_rpc::{Context, rpc_program};
//!
//! #[rpc_program(id = 0x2000_0098, version = 1)]
//! trait Greeter {
//!     /// Greets whoever calls.
//!     #[procedure(1)]
//!     #[xdr(max = 80)]
//!     async fn greet(&self, cx: &Context, #[xdr(max = 64)] name: &str) -> String;
//! }
//!
//! struct Polite;
//!
//! impl Greeter for Polite {
//!     async fn greet(&self, cx: &Context, name: &str) -> String {
//!         format!("hello {name}, from flavor {}", cx.auth_flavor())
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Without a socket, as tests like it; `GreeterClient::connect("tcp://..")` is the other way.
//! let greeter = GreeterClient::local(Polite);
//! assert_eq!(greeter.greet("world").await?, "hello world, from flavor 0");
//! # Ok(())
//! # }
//! ```
//!
//! # Layers
//!
//! Generated code knows one program; the session knows one connection; [`onc`] knows how messages
//! look; transports carry bytes. Every arrow points down.
//!
//! # What peers can do
//!
//! [`ServerLimits`] and [`ClientLimits`] bound everything that a peer could make grow or wait.
//! Handlers that panic answer SYSTEM_ERR for their own call only.
//!
//! # Features
//!
//! None is on by default.
//!
//! | feature | what it adds |
//! |---|---|
//! | `tls` | `tls`: endpoints `tls://HOST:PORT` and `libvirt+tls://HOST:PORT`, certificates always checked |
//! | `sasl` | `libvirt::sasl`: SCRAM-SHA-256 and PLAIN, both sides |
//! | `polkit` | `libvirt::polkit`: asks polkit about processes of this machine |
//! | `tower` | channels and the path of calls through a server as `tower` services |
//! | `tracing` | spans of calls, events of connections |
//! | `metrics` | counters and histograms |
//!
//! With `sasl` or `polkit` there is `libvirt::auth`, which answers the procedures of authentication of
//! a libvirt daemon.
#![forbid(unsafe_code)]

mod arguments;
mod client;
mod context;
mod error;
mod events;
mod fault;
mod inbound;
mod interface;
pub mod libvirt;
mod limits;
mod observe;
pub mod onc;
mod procedure;
mod protocol;
mod server;
mod session;
#[cfg(feature = "tls")]
pub mod tls;
#[cfg(feature = "tower")]
pub mod tower;
mod transport;

#[doc(hidden)]
pub mod __private;

/// The programs of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// Those of the page about libvirt as well.
#[cfg(doctest)]
#[doc = include_str!("../../docs/libvirt.md")]
struct Libvirt;

/// The codec: everything of the crate `xdr-core`, with the derive reaching it through this crate.
pub mod xdr {
    pub use xdr_core::*;
    pub use xdr_derive::XdrThroughRpc as Xdr;
}

pub use client::{
    Answer, Call, CallFuture, CallWithFds, Channel, ChannelBuilder, Outcome, Reconnect, Value,
};
pub use context::{Context, Peer, UnixCredentials};
pub use error::{
    CallError, ConnectError, Disconnected, EndpointError, Never, Rejection, StartError,
};
pub use events::{Emit, EventError, EventOf, EventSender, EventSet, Events, Hub, Lag};
pub use fault::Fault;
pub use interface::Interface;
pub use limits::{ClientLimits, ServerLimits};
pub use onc::{AuthStatus, AuthSys, Credential};
pub use procedure::{Access, Callee, Event, Procedure, Target};
pub use protocol::Protocol;
pub use server::{Authorize, IncomingCall, Program, Server, ServerBuilder};
pub use session::ConnectionValues;
pub use transport::{Address, Endpoint, IntoEndpoint};
pub use xdr_derive::{XdrThroughRpc as Xdr, rpc_program};
