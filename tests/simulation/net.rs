//! A connection within the test, of which the test decides byte by byte what arrives when.
//!
//! It is as hard as TCP may be: an end that is closed while bytes for it are unread, or that is sent
//! more, resets the connection, and what was on its way to the other is lost.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// One direction of a connection.
#[derive(Debug)]
struct Pipe {
    /// Written, and on its way.
    sent: VecDeque<u8>,
    /// There, and not read yet.
    arrived: VecDeque<u8>,
    /// How many bytes more may arrive.
    passes: usize,
    /// How many bytes more the writer may write.
    room: usize,
    /// How many bytes one write or read takes at most.
    piece: usize,
    /// How many bytes were ever written.
    written: usize,
    /// All bytes that ever arrived.
    history: Vec<u8>,
    /// The writer writes no more, and the reader knows it.
    shut: bool,
    ended: bool,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

impl Pipe {
    fn new() -> Self {
        Pipe {
            sent: VecDeque::new(),
            arrived: VecDeque::new(),
            passes: usize::MAX,
            room: usize::MAX,
            piece: usize::MAX,
            written: 0,
            history: Vec::new(),
            shut: false,
            ended: false,
            reader: None,
            writer: None,
        }
    }

    fn write(&mut self, bytes: &[u8]) -> usize {
        let count = bytes.len().min(self.room).min(self.piece);
        self.sent.extend(&bytes[..count]);
        self.written += count;
        self.room = less(self.room, count);
        count
    }
}

/// Takes some of what may be without end.
fn less(all: usize, some: usize) -> usize {
    if all == usize::MAX { all } else { all - some }
}

fn wake(waker: &mut Option<Waker>) {
    if let Some(waker) = waker.take() {
        waker.wake();
    }
}

#[derive(Debug)]
struct State {
    /// From the client to the server, and back.
    pipes: [Pipe; 2],
    /// The connection is gone.
    reset: bool,
    /// Reads, writes and the like that were tried, and which of them breaks the connection.
    polls: usize,
    breaks_at: usize,
    closed: [bool; 2],
}

impl State {
    fn reset(&mut self) {
        self.reset = true;
        for pipe in &mut self.pipes {
            pipe.sent.clear();
            pipe.arrived.clear();
            wake(&mut pipe.reader);
            wake(&mut pipe.writer);
        }
    }

    /// Lets pass what may.
    fn pump(&mut self, to: To) {
        let pipe = &mut self.pipes[to as usize];
        let count = pipe.passes.min(pipe.sent.len());
        let before = pipe.history.len();
        pipe.history.extend(pipe.sent.drain(..count));
        pipe.arrived.extend(&pipe.history[before..]);
        pipe.passes = less(pipe.passes, count);
        // The end of the stream is as slow as its bytes.
        pipe.ended |= pipe.shut && pipe.sent.is_empty() && pipe.passes > 0;
        if !pipe.arrived.is_empty() || pipe.ended {
            wake(&mut pipe.reader);
        }
        // What comes to a closed end is answered by a reset.
        if count > 0 && self.closed[1 - to as usize] {
            self.reset();
        }
    }

    /// Counts a poll by an end; the connection may break over it.
    fn poll(&mut self) -> io::Result<()> {
        self.polls += 1;
        if self.polls == self.breaks_at {
            self.reset();
        }
        if self.reset {
            return Err(ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Server = 0,
    Client = 1,
}

pub const BOTH: [To; 2] = [To::Server, To::Client];

/// The hand on the connection.
#[derive(Debug, Clone)]
pub struct Net(Arc<Mutex<State>>);

/// One end of the connection.
#[derive(Debug)]
pub struct End {
    net: Net,
    /// The direction in which this end writes.
    out: To,
}

/// A connection on which everything passes at once: the client's end, the server's end, and the
/// hand on it.
pub fn pair() -> (End, End, Net) {
    let net = Net(Arc::new(Mutex::new(State {
        pipes: [Pipe::new(), Pipe::new()],
        reset: false,
        polls: 0,
        breaks_at: usize::MAX,
        closed: [false; 2],
    })));
    let end = |out| End {
        net: net.clone(),
        out,
    };
    (end(To::Server), end(To::Client), net)
}

impl Net {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Nothing arrives any more in this direction, until it is let pass. Writers do not notice.
    pub fn hold(&self, to: To) {
        self.lock().pipes[to as usize].passes = 0;
    }

    /// Lets so many bytes more arrive; `usize::MAX` all of them from now on.
    pub fn pass(&self, to: To, bytes: usize) {
        let mut state = self.lock();
        let pipe = &mut state.pipes[to as usize];
        pipe.passes = pipe.passes.saturating_add(bytes);
        state.pump(to);
    }

    /// Writers in this direction wait, until they are let.
    pub fn stall(&self, to: To) {
        self.lock().pipes[to as usize].room = 0;
    }

    /// Lets so many bytes more be written.
    pub fn accept(&self, to: To, bytes: usize) {
        let mut state = self.lock();
        let pipe = &mut state.pipes[to as usize];
        pipe.room = pipe.room.saturating_add(bytes);
        wake(&mut pipe.writer);
    }

    /// No write and no read takes more bytes than this.
    pub fn piece(&self, to: To, bytes: usize) {
        self.lock().pipes[to as usize].piece = bytes;
    }

    /// Everything passes at once from now on.
    pub fn free(&self) {
        for to in BOTH {
            self.piece(to, usize::MAX);
            self.accept(to, usize::MAX);
            self.pass(to, usize::MAX);
        }
    }

    /// Breaks the connection for both ends.
    pub fn reset(&self) {
        self.lock().reset();
    }

    /// Breaks the connection over the n-th read, write or the like from now on.
    pub fn reset_at_poll(&self, n: usize) {
        let mut state = self.lock();
        state.breaks_at = state.polls + n;
    }

    /// How many reads, writes and the like there were.
    pub fn polls(&self) -> usize {
        self.lock().polls
    }

    /// How many bytes were written in this direction.
    pub fn written(&self, to: To) -> usize {
        self.lock().pipes[to as usize].written
    }

    /// How many whole records arrived in this direction. All of ours have one fragment.
    pub fn records(&self, to: To) -> usize {
        let state = self.lock();
        let mut rest = &state.pipes[to as usize].history[..];
        let mut count = 0;
        while let Some((mark, behind)) = rest.split_first_chunk::<4>() {
            let mark = u32::from_be_bytes(*mark);
            assert!(mark & 0x8000_0000 != 0, "a record of several fragments");
            let Some(next) = behind.get((mark & 0x7fff_ffff) as usize..) else {
                break;
            };
            rest = next;
            count += 1;
        }
        count
    }

    /// Ends this direction: what has not arrived never does.
    pub fn end(&self, to: To) {
        let mut state = self.lock();
        let pipe = &mut state.pipes[to as usize];
        pipe.sent.clear();
        pipe.shut = true;
        pipe.ended = true;
        wake(&mut pipe.reader);
    }

    /// Whether both ends are closed, so that nobody can do anything with it any more.
    pub fn is_over(&self) -> bool {
        self.lock().closed == [true; 2]
    }

    pub fn is_reset(&self) -> bool {
        self.lock().reset
    }
}

impl AsyncRead for End {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut state = self.net.lock();
        state.poll()?;
        let pipe = &mut state.pipes[1 - self.out as usize];
        let count = pipe.arrived.len().min(buffer.remaining()).min(pipe.piece);
        if count == 0 && !pipe.ended && buffer.remaining() > 0 {
            pipe.reader = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let (front, back) = pipe.arrived.as_slices();
        let first = count.min(front.len());
        buffer.put_slice(&front[..first]);
        buffer.put_slice(&back[..count - first]);
        pipe.arrived.drain(..count);
        Poll::Ready(Ok(()))
    }
}

impl End {
    fn write(&self, cx: &Context<'_>, pieces: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let mut state = self.net.lock();
        state.poll()?;
        let pipe = &mut state.pipes[self.out as usize];
        if pipe.shut {
            return Poll::Ready(Err(ErrorKind::BrokenPipe.into()));
        }
        if pipe.room == 0 {
            pipe.writer = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let mut total = 0;
        for bytes in pieces {
            let left = pipe.piece - total;
            total += pipe.write(&bytes[..bytes.len().min(left)]);
            if pipe.room == 0 || total == pipe.piece {
                break;
            }
        }
        state.pump(self.out);
        Poll::Ready(Ok(total))
    }
}

impl AsyncWrite for End {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.write(cx, &[IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write(cx, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.net.lock().poll())
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut state = self.net.lock();
        state.poll()?;
        state.pipes[self.out as usize].shut = true;
        state.pump(self.out);
        Poll::Ready(Ok(()))
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let mut state = self.net.lock();
        state.closed[self.out as usize] = true;
        if !state.pipes[1 - self.out as usize].arrived.is_empty() {
            state.reset();
        }
        state.pipes[self.out as usize].shut = true;
        state.pump(self.out);
    }
}
