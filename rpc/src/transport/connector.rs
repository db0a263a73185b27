//! Connections that users make themselves: through a tunnel, a simulated network, a pair of pipes.

use super::stream::Stream;
use crate::context::Peer;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use std::fmt;
use std::future::Future;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};

/// Any stream of bytes.
pub(crate) trait ByteStream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> ByteStream for S {}

impl fmt::Debug for dyn ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stream")
    }
}

/// Makes a connection each time that one is needed.
pub(crate) trait Connector: Send + Sync {
    fn connect(&self) -> BoxFuture<'static, io::Result<Stream>>;
}

impl<F, C, S> Connector for F
where
    F: Fn() -> C + Send + Sync,
    C: Future<Output = io::Result<S>> + Send + 'static,
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    fn connect(&self) -> BoxFuture<'static, io::Result<Stream>> {
        let connecting = self();
        async { Ok(Stream::Other(Box::new(connecting.await?), Peer::Local)) }.boxed()
    }
}
