//! Byte streams: TCP and Unix sockets.

mod endpoint;
mod listener;
mod stream;

pub use endpoint::Endpoint;

pub(crate) use listener::Listener;
pub(crate) use stream::Stream;
