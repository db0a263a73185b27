//! The end of a connection. A socket that is closed while bytes of the peer are unread, or still
//! come, is reset, and what was sent on it may be lost: so what comes is read and thrown away until
//! the peer has closed as well, or had time enough.

use super::timer::Timer;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Instant;

/// How many pieces are thrown away in one turn.
const PIECES: usize = 64;

#[derive(Debug)]
pub(super) struct Linger {
    until: Option<Instant>,
    is_shut: bool,
}

impl Linger {
    /// For at most so long. No time at all still throws away what is there.
    pub(super) fn new(time: Duration) -> Self {
        Linger {
            until: (!time.is_zero())
                .then(|| Instant::now().checked_add(time))
                .flatten(),
            is_shut: false,
        }
    }

    pub(super) fn poll<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        stream: &mut S,
        timer: &mut Timer,
        cx: &mut Context<'_>,
    ) -> Poll<()> {
        if !self.is_shut {
            // The peer may be gone already; there is nobody left to tell then.
            self.is_shut = Pin::new(&mut *stream).poll_shutdown(cx).is_ready();
        }
        let mut bytes = [0; 4096];
        for _ in 0..PIECES {
            let mut buffer = ReadBuf::new(&mut bytes);
            match Pin::new(&mut *stream).poll_read(cx, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {}
                Poll::Ready(_) => return Poll::Ready(()),
                Poll::Pending => break,
            }
        }
        match self.until {
            Some(until) if Instant::now() < until => {
                timer.arm(until, cx);
                Poll::Pending
            }
            _ => Poll::Ready(()),
        }
    }
}
