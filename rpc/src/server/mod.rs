//! The serving side: programs, the calls they get, and the listeners that bring them.

mod accept;
mod builder;
mod guard;
#[cfg(feature = "tls")]
mod handshake;
mod incoming;
mod policy;
mod programs;

pub use builder::{Server, ServerBuilder};
pub use guard::Authorize;
pub use incoming::IncomingCall;
pub use programs::Program;

pub(crate) use policy::start;
pub(crate) use programs::Programs;
#[cfg(feature = "tower")]
pub(crate) use {guard::Guard, policy::guarded, programs::AnyProgram};
