//! The serving side: programs, the calls they get, and the listeners that bring them.

mod accept;
mod builder;
mod incoming;
mod programs;

pub use builder::{Server, ServerBuilder};
pub use incoming::IncomingCall;
pub use programs::Program;

pub(crate) use programs::Programs;
