//! Byte streams: TCP and Unix sockets.

mod endpoint;
mod listener;
mod stream;

pub use endpoint::{Endpoint, IntoEndpoint};

pub(crate) use listener::Listener;
pub(crate) use stream::Stream;
