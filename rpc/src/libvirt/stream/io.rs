//! A stream as tokio reads and writes bytes.

use super::handle::Stream;
use super::writing::Piece;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.poll_fill(out, cx).map_err(io::Error::from)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        data: &[u8],
    ) -> Poll<io::Result<usize>> {
        // A packet without data would be the end.
        if data.is_empty() {
            return Poll::Ready(Ok(0));
        }
        self.poll_piece(&Piece::Data(data), cx)
            .map_err(io::Error::from)
    }

    /// What was written is on its way.
    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    /// At the server: nothing more comes, and the client's end is confirmed when it comes. At the client:
    /// finished in both directions, for the protocol has no other end; what came before can be read.
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_end(cx).map_err(io::Error::from)
    }
}
