//! The task that owns a connection: reads, routes, runs handlers and writes, all in one place,
//! so that a call that does not wait crosses no task on its way through a server.

mod deadlines;
mod keepalive;
mod packets;
mod reading;
mod routing;
mod taking;

use crate::server::Programs;
use crate::session::Session;
use crate::session::batch;
use crate::session::handlers::Handlers;
use crate::session::limits::DriverLimits;
use crate::session::linger::Linger;
use crate::session::outgoing::Outgoing;
use crate::session::reader::Reader;
use crate::session::timer::Timer;
use crate::session::writing::Writing;
use crate::transport::FdPort;
use bytes::Bytes;
use deadlines::after;
use keepalive::Keepalive;
use reading::read;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use taking::Aside;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;
use tokio_util::sync::WaitForCancellationFutureOwned;

/// How many rounds of reading, running and writing make one turn.
const ROUNDS: usize = 4;

/// How many bytes are read ahead of calls that must wait.
const AHEAD: usize = 16 << 10;

/// How long a peer that was just sent something has to read it before the socket is closed.
const LINGER: Duration = Duration::from_secs(2);

/// Drives one connection. Ready when it has ended.
pub(crate) struct Driver<S> {
    stream: S,
    /// Where file descriptors go beside the bytes, if they can.
    port: Option<Arc<FdPort>>,
    session: Arc<Session>,
    programs: Arc<Programs>,
    limits: Arc<DriverLimits>,
    /// Resolves when a server shuts down; then no further call is taken.
    stop: Option<Pin<Box<WaitForCancellationFutureOwned>>>,
    reader: Reader,
    writing: Writing,
    handlers: Handlers,
    /// For replies of handlers that the driver polls.
    lent: Outgoing,
    timer: Timer,
    aside: Aside,
    /// Replies of one read, delivered together.
    replies: Vec<(u32, Bytes)>,
    wake: Vec<Waker>,
    /// Nothing more is read; what runs is finished and sent.
    draining: bool,
    /// The peer sends nothing more, but some of what it sent may wait.
    peer_closed: bool,
    closing: bool,
    /// The connection is given up by somebody else.
    ended: bool,
    /// The next batch has been held back once already to let other callers join it.
    yielded: bool,
    /// Something happened since the idle deadline was set.
    active: bool,
    record_deadline: Option<Instant>,
    write_deadline: Option<Instant>,
    /// For the peer to show who it is, where it has to.
    authentication_deadline: Option<Instant>,
    idle_deadline: Option<Instant>,
    call_deadline: Option<Instant>,
    drain_deadline: Option<Instant>,
    /// When the room is given back that nobody used since.
    room_deadline: Option<Instant>,
    used: bool,
    /// The peer may still be reading when the connection is finished.
    lingers: bool,
    linger: Option<Box<Linger>>,
    /// The clock of the peer's signs of life, where this end asks for them.
    keepalive: Option<Box<Keepalive>>,
}

/// How a connection ended.
#[derive(Debug)]
pub(crate) struct End {
    /// Calls that had begun were not answered.
    pub(crate) lost: bool,
}

/// Whether a step got anywhere, or why the connection ends.
type Step = Result<bool, String>;

impl<S: AsyncRead + AsyncWrite + Unpin> Driver<S> {
    pub(crate) fn new(
        stream: S,
        session: Arc<Session>,
        programs: Arc<Programs>,
        limits: impl Into<Arc<DriverLimits>>,
        stop: Option<WaitForCancellationFutureOwned>,
    ) -> Self {
        let limits = limits.into();
        let authentication = limits.authentication_timeout;
        let authentication = authentication.filter(|_| !session.is_authenticated());
        Driver {
            stream,
            port: session.fd_port().cloned(),
            programs,
            stop: stop.map(Box::pin),
            reader: Reader::new(session.protocol(), &limits),
            writing: Writing::new(),
            handlers: Handlers::default(),
            lent: Outgoing::new(),
            timer: Timer::default(),
            aside: Aside::default(),
            replies: Vec::new(),
            wake: Vec::new(),
            draining: false,
            peer_closed: false,
            closing: false,
            ended: false,
            yielded: false,
            active: false,
            record_deadline: None,
            write_deadline: None,
            authentication_deadline: authentication.and_then(after),
            idle_deadline: limits.idle_timeout.and_then(after),
            call_deadline: None,
            drain_deadline: None,
            room_deadline: None,
            used: false,
            lingers: false,
            linger: None,
            keepalive: None,
            session,
            limits,
        }
    }

    /// Reads once and takes the records that are whole. Where the limits allow no further call, a
    /// little is read all the same: or nobody would notice that the peer is gone.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Step {
        if self.draining && (self.peer_closed || !self.takes_aside()) {
            self.stay_deaf();
            return Ok(false);
        }
        let all = self.take_records(cx)?;
        if self.peer_closed {
            if all {
                self.drain_closed();
            }
            return Ok(all);
        }
        if !all && self.is_ahead() && !self.takes_aside() {
            self.stay_deaf();
            return Ok(false);
        }
        match read(&mut self.stream, cx, &mut self.reader) {
            Poll::Pending => Ok(false),
            Poll::Ready(Err(error)) => Err(error.to_string()),
            Poll::Ready(Ok(0)) => self.closed_by_peer(all),
            Poll::Ready(Ok(_)) => {
                if let Some(port) = &self.port {
                    self.reader.append_fds(port.take_received());
                }
                self.hear();
                self.active = true;
                self.used = true;
                self.take_records(cx)?;
                Ok(true)
            }
        }
    }

    /// Whether enough was read ahead of calls that must wait.
    fn is_ahead(&self) -> bool {
        self.reader.buffered() >= AHEAD || self.reader.holds_fds()
    }

    /// The peer sends nothing more. It may still read, so what it called for is answered, within
    /// some time: whether it has gone altogether only shows when something is sent to it.
    fn closed_by_peer(&mut self, all: bool) -> Step {
        if self.handlers.is_empty() && !self.programs.serves() {
            return Err("the peer closed the connection".to_owned());
        }
        self.peer_closed = true;
        self.drain_deadline = after(self.limits.drain_timeout);
        if all || self.draining {
            self.drain_closed();
        }
        Ok(true)
    }

    /// All that the peer sent has been taken.
    fn drain_closed(&mut self) {
        self.session.expect_no_replies(&mut self.wake);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
        self.drain();
    }

    /// Writes what is queued, as far as the socket takes it.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> Step {
        let mut progress = false;
        loop {
            if self.writing.is_done() && !self.next_batch(cx) {
                return self.flush(cx).map(|()| progress);
            }
            match self
                .writing
                .poll_write(&mut self.stream, self.port.as_deref(), cx)
            {
                Poll::Ready(Ok(_)) => {
                    progress = true;
                    self.active = true;
                    self.used = true;
                    self.write_deadline = None;
                }
                Poll::Ready(Err(error)) => return Err(error.to_string()),
                Poll::Pending => {
                    if self.write_deadline.is_none() {
                        self.write_deadline = after(self.limits.write_timeout);
                    }
                    let work = self.session.sleep(cx.waker());
                    self.call_deadline = work.call_deadline;
                    self.ended = work.ended;
                    return Ok(progress);
                }
            }
        }
    }

    /// Nothing is left to write: the stream passes on the rest of what it took.
    fn flush(&mut self, cx: &mut Context<'_>) -> Result<(), String> {
        match self.writing.poll_flush(&mut self.stream, cx) {
            Poll::Ready(Ok(())) => self.write_deadline = None,
            Poll::Ready(Err(error)) => return Err(error.to_string()),
            Poll::Pending if self.write_deadline.is_none() => {
                self.write_deadline = after(self.limits.write_timeout);
            }
            Poll::Pending => {}
        }
        Ok(())
    }

    /// Takes the next batch to write, if there is one and it need not wait for more.
    fn next_batch(&mut self, cx: &Context<'_>) -> bool {
        let work = self
            .session
            .next_batch(&mut self.writing, cx.waker(), !self.yielded);
        self.call_deadline = work.call_deadline;
        self.closing = work.closing;
        self.ended = work.ended;
        if work.hold_back {
            // More than one call is in flight: other callers likely have one ready as well, and
            // then one write takes them all.
            self.yielded = true;
            cx.waker().wake_by_ref();
        } else if !self.writing.is_done() {
            self.yielded = false;
            return true;
        }
        false
    }

    fn poll_stop(&mut self, cx: &mut Context<'_>) {
        if let Some(stop) = &mut self.stop
            && stop.as_mut().poll(cx).is_ready()
        {
            self.stop = None;
            self.drain();
        }
    }

    fn is_finished(&self) -> bool {
        self.is_sent() && (self.closing || self.draining && self.handlers.is_empty())
    }

    /// Gives whether the connection has come to its end.
    fn poll_all(&mut self, cx: &mut Context<'_>) -> Result<bool, String> {
        if self.timer.fired() {
            self.check_deadlines()?;
        }
        self.poll_stop(cx);
        for _ in 0..ROUNDS {
            // The end of each round looks for work, so nobody has to wake the task meanwhile.
            self.session.idle.store(false, Ordering::Release);
            let mut progress = false;
            // While the peer leaves too many replies unread, no handler makes further ones.
            if !self.handlers.is_empty() {
                let (session, writing, limits) = (&self.session, &self.writing, &self.limits);
                let has_room = || has_room_for_replies(session, writing, limits);
                let lent = batch::lend(session, std::mem::take(&mut self.lent));
                progress |= self.handlers.poll(cx, has_room);
                self.lent = lent.take_back();
            }
            progress |= self.poll_read(cx)?;
            progress |= self.poll_write(cx)?;
            if self.ended {
                return Err(self.session.ended().unwrap_or_default());
            }
            if self.is_finished() {
                return Ok(true);
            }
            // A batch held back has woken the task already; going on now would not hold it back.
            if !progress || self.yielded {
                self.arm_timer(cx);
                return Ok(false);
            }
        }
        // There is more to do, but others have a turn first, timers and sockets too.
        self.arm_timer(cx);
        let others_first = pin!(tokio::task::yield_now());
        if others_first.poll(cx).is_ready() {
            cx.waker().wake_by_ref();
        }
        Ok(false)
    }

    /// Ends the connection in order: tells the peer, and waits until it has what was sent.
    fn finish(&mut self) -> Linger {
        self.session.end("the connection was closed");
        let waits = self.closing || self.lingers;
        Linger::new(if waits { LINGER } else { Duration::ZERO })
    }
}

/// Whether the peer reads its replies fast enough for there to be more of them.
fn has_room_for_replies(session: &Session, writing: &Writing, limits: &DriverLimits) -> bool {
    if session.subscriptions.is_some() {
        // Calls of its own have a limit of their own, and leave room for answers.
        return session.answers.load(Ordering::Relaxed) < limits.max_queued;
    }
    let queued = session.queued.load(Ordering::Relaxed);
    let lent = session.lent.load(Ordering::Relaxed);
    queued.saturating_add(lent).saturating_add(writing.left()) < limits.max_queued
}

impl<S: AsyncRead + AsyncWrite + Unpin> Future for Driver<S> {
    type Output = End;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<End> {
        let this = self.get_mut();
        if this.linger.is_none() {
            match this.poll_all(cx) {
                Ok(false) => return Poll::Pending,
                Ok(true) => this.linger = Some(Box::new(this.finish())),
                Err(reason) => {
                    let lost = !this.handlers.is_empty() || !this.is_sent();
                    this.session.end(&reason);
                    return Poll::Ready(End { lost });
                }
            }
        }
        match &mut this.linger {
            Some(linger) => linger
                .poll(&mut this.stream, &mut this.timer, cx)
                .map(|()| End { lost: false }),
            None => Poll::Pending,
        }
    }
}

/// However the driver ends, nobody waits for it any more.
impl<S> Drop for Driver<S> {
    fn drop(&mut self) {
        self.session.end("the connection was closed");
    }
}
