//! The batch of records on its way into the socket.

use super::outgoing::Outgoing;
use crate::transport::FdPort;
use arrayvec::ArrayVec;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::AsyncWrite;

/// The most pieces of one vectored write.
const PIECES: usize = 64;

/// What was taken from the outgoing buffer and is being written.
#[derive(Debug)]
pub(super) struct Writing {
    batch: Outgoing,
    written: usize,
    /// The stream may still have some of what it took.
    unflushed: bool,
}

impl Writing {
    pub(super) fn new() -> Self {
        Writing {
            batch: Outgoing::new(),
            written: 0,
            unflushed: false,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.written >= self.batch.len()
    }

    /// Whether the stream has passed on all that it took.
    pub(super) fn is_flushed(&self) -> bool {
        !self.unflushed
    }

    /// Has the stream pass on what it took: TLS and buffers of users keep some of it.
    pub(super) fn poll_flush<W: AsyncWrite + Unpin>(
        &mut self,
        to: &mut W,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        if self.unflushed {
            ready!(Pin::new(to).poll_flush(cx))?;
            self.unflushed = false;
        }
        Poll::Ready(Ok(()))
    }

    /// Gives the room of the last batch back.
    pub(super) fn let_go(&mut self) {
        if self.is_done() {
            self.batch = Outgoing::new();
            self.written = 0;
        }
    }

    /// What is still to be written, counted against the limits.
    pub(super) fn left(&self) -> usize {
        self.batch.held().saturating_sub(self.written)
    }

    /// Takes the next batch and leaves the buffer of the last one in its place.
    pub(super) fn take(&mut self, out: &mut Outgoing) {
        self.batch.clear();
        self.written = 0;
        std::mem::swap(&mut self.batch, out);
    }

    /// Writes once; gives the number of bytes.
    pub(super) fn poll_write<W: AsyncWrite + Unpin>(
        &mut self,
        to: &mut W,
        port: Option<&FdPort>,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        let to = Pin::new(to);
        let written = if let Some(before) = self.bytes_before_fd(port) {
            ready!(self.write_until_fd(before, to, port, cx))?
        } else if self.batch.segments().is_empty() {
            let rest = self.batch.bytes().get(self.written..).unwrap_or_default();
            ready!(to.poll_write(cx, rest))?
        } else {
            ready!(to.poll_write_vectored(cx, &self.pieces()))?
        };
        self.unflushed = true;
        self.written = self.written.saturating_add(written);
        if self.is_done() {
            self.batch.clear();
            self.written = 0;
        }
        Poll::Ready(match written {
            0 => Err(io::ErrorKind::WriteZero.into()),
            written => Ok(written),
        })
    }

    /// How many bytes go before the next one that a file descriptor goes with. One that is on its way
    /// already goes with the next byte.
    fn bytes_before_fd(&self, port: Option<&FdPort>) -> Option<usize> {
        if port?.is_sending() {
            return Some(0);
        }
        let at = self.batch.bytes_before_fd()?;
        Some(at.saturating_sub(self.written))
    }

    /// Writes what goes before a file descriptor, or the byte that it goes with.
    fn write_until_fd<W: AsyncWrite>(
        &mut self,
        before: usize,
        to: Pin<&mut W>,
        port: Option<&FdPort>,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        if before == 0
            && let Some(port) = port
            && !port.is_sending()
            && let Some(fd) = self.batch.take_fd()
        {
            port.send_next(fd);
        }
        let pieces = self.pieces();
        let piece: &[u8] = pieces.first().map_or(&[], |piece| piece);
        let most = before.max(1).min(piece.len());
        to.poll_write(cx, piece.get(..most).unwrap_or_default())
    }

    /// The pieces not written yet, as far as one write takes them.
    fn pieces(&self) -> ArrayVec<IoSlice<'_>, PIECES> {
        let bytes = self.batch.bytes();
        let mut pieces = ArrayVec::new();
        let mut skip = self.written;
        let mut from = 0;
        let tail = (bytes.len(), &[][..]);
        let parts = self
            .batch
            .segments()
            .iter()
            .map(|(at, payload)| (*at, &payload[..]));
        for (at, payload) in parts.chain(std::iter::once(tail)) {
            for piece in [bytes.get(from..at).unwrap_or_default(), payload] {
                let done = skip.min(piece.len());
                skip = skip.saturating_sub(done);
                let rest = piece.get(done..).unwrap_or_default();
                if !rest.is_empty() && pieces.try_push(IoSlice::new(rest)).is_err() {
                    return pieces;
                }
            }
            from = at;
        }
        pieces
    }
}
