//! What operators see: spans and events through `tracing`, figures through `metrics`. Without the
//! feature of that name nothing of it is compiled; with it, but without anybody who listens, a call costs a
//! look at a flag.

mod client;
mod figures;
mod outcome;
mod spans;

pub(crate) use client::CallWatch;
pub(crate) use figures::{CallFigures, ProgramFigures, connections, events_lost, refused_total};
pub(crate) use outcome::Outcome;
#[cfg(any(feature = "sasl", feature = "polkit"))]
pub(crate) use spans::authentication_failed;
#[cfg(feature = "tls")]
pub(crate) use spans::handshake_failed;
pub(crate) use spans::{CallSpan, accept_paused, connected, disconnected, garbage, refused};
