//! The calling side: a channel to a server and the calls made on it.

mod answer;
mod broken;
mod builder;
mod call;
mod channel;
mod detour;
mod dialer;
mod link;
mod negotiate;
mod plan;
mod reconnect;
mod transit;

pub use answer::{Answer, Outcome, Value};
pub use builder::ChannelBuilder;
pub use call::{Call, CallFuture, CallWithFds};
pub use channel::Channel;
pub use reconnect::Reconnect;

#[cfg(feature = "tower")]
pub(crate) use self::{
    link::Link,
    transit::{OnChannel, Progress, Transit},
};
