//! Byte streams: TCP and Unix sockets, and those that users connect.

mod connector;
mod endpoint;
mod fds;
mod listener;
mod stream;

pub use endpoint::{Address, Endpoint, IntoEndpoint};

#[cfg(feature = "tls")]
pub(crate) use connector::ByteStream;
pub(crate) use connector::Connector;
pub(crate) use fds::{FdPort, FdStream};
pub(crate) use listener::{Listener, Listening};
pub(crate) use stream::Stream;
