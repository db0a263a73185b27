//! How a connection takes what has come from its socket.

use crate::session::reader::Reader;
use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// Reads once. While there is no buffer, into the stack: one is made when something has come.
pub(super) fn read<S: AsyncRead + Unpin>(
    stream: &mut S,
    cx: &mut Context<'_>,
    reader: &mut Reader,
) -> Poll<io::Result<usize>> {
    let mut stream = Pin::new(stream);
    if reader.has_room() {
        return tokio_util::io::poll_read_buf(stream, cx, reader.buffer());
    }
    let mut stack = [MaybeUninit::uninit(); 1024];
    let mut first = ReadBuf::uninit(&mut stack);
    ready!(stream.as_mut().poll_read(cx, &mut first))?;
    if !first.filled().is_empty() {
        reader.buffer().extend_from_slice(first.filled());
    }
    Poll::Ready(Ok(first.filled().len()))
}
