//! The calling side: a channel to a server and the calls made on it.

mod answer;
mod call;
mod channel;
mod transit;

pub use answer::{Answer, Outcome, Value};
pub use call::{Call, CallFuture};
pub use channel::Channel;
