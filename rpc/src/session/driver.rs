//! The task that owns a connection: reads, routes, runs handlers and writes, all in one place,
//! so that a call that does not wait crosses no task on its way through a server.

use super::Session;
use super::handlers::Handlers;
use super::timer::Timer;
use super::writing::Writing;
use crate::limits::{ClientLimits, ServerLimits};
use crate::onc::{self, RecordReader, Rejected};
use crate::server::{IncomingCall, Programs};
use bytes::Bytes;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;
use tokio_util::sync::WaitForCancellationFutureOwned;

/// What one connection may spend, as its driver applies it.
#[derive(Debug, Clone)]
pub(crate) struct DriverLimits {
    max_record: usize,
    max_fragments: usize,
    max_running: usize,
    max_queued: usize,
    record_timeout: Duration,
    write_timeout: Duration,
    /// Only a server ends idle connections.
    idle_timeout: Option<Duration>,
}

impl DriverLimits {
    /// The same for a connection that may be idle for ever.
    pub(crate) fn without_idle_timeout(mut self) -> Self {
        self.idle_timeout = None;
        self
    }
}

impl From<&ServerLimits> for DriverLimits {
    fn from(limits: &ServerLimits) -> Self {
        DriverLimits {
            max_record: limits.max_record,
            max_fragments: limits.max_fragments,
            max_running: limits.max_in_flight,
            max_queued: limits.max_queued,
            record_timeout: limits.record_timeout,
            write_timeout: limits.write_timeout,
            idle_timeout: Some(limits.idle_timeout),
        }
    }
}

impl From<&ClientLimits> for DriverLimits {
    fn from(limits: &ClientLimits) -> Self {
        DriverLimits {
            max_record: limits.max_record,
            max_fragments: limits.max_fragments,
            max_running: limits.max_in_flight,
            // Replies must be read whatever waits to be sent, or both ends could wait for ever.
            max_queued: usize::MAX,
            record_timeout: limits.record_timeout,
            write_timeout: limits.write_timeout,
            idle_timeout: None,
        }
    }
}

/// Drives one connection. Ready, with the reason, when it has ended.
pub(crate) struct Driver<S> {
    stream: S,
    session: Arc<Session>,
    programs: Arc<Programs>,
    limits: DriverLimits,
    /// Resolves when a server shuts down; then no further call is taken.
    stop: Option<Pin<Box<WaitForCancellationFutureOwned>>>,
    reader: RecordReader,
    writing: Writing,
    handlers: Handlers,
    timer: Timer,
    /// Replies of one read, delivered together.
    replies: Vec<(u32, Bytes)>,
    wake: Vec<Waker>,
    /// Nothing more is read; what runs is finished and sent.
    draining: bool,
    closing: bool,
    /// The next batch has been held back once already to let other callers join it.
    yielded: bool,
    /// Something happened since the idle deadline was set.
    active: bool,
    record_deadline: Option<Instant>,
    write_deadline: Option<Instant>,
    idle_deadline: Option<Instant>,
    call_deadline: Option<Instant>,
}

/// Whether a step got anywhere, or why the connection ends.
type Step = Result<bool, String>;

impl<S: AsyncRead + AsyncWrite + Unpin> Driver<S> {
    pub(crate) fn new(
        stream: S,
        session: Arc<Session>,
        programs: Arc<Programs>,
        limits: DriverLimits,
        stop: Option<WaitForCancellationFutureOwned>,
    ) -> Self {
        Driver {
            stream,
            session,
            programs,
            stop: stop.map(Box::pin),
            reader: RecordReader::new(limits.max_record, limits.max_fragments),
            writing: Writing::new(),
            handlers: Handlers::default(),
            timer: Timer::default(),
            replies: Vec::new(),
            wake: Vec::new(),
            draining: false,
            closing: false,
            yielded: false,
            active: false,
            record_deadline: None,
            write_deadline: None,
            idle_deadline: limits.idle_timeout.and_then(after),
            call_deadline: None,
            limits,
        }
    }

    /// Reads once and takes the records that are whole.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Step {
        if self.draining || !self.take_records(cx)? {
            return Ok(false);
        }
        let stream = Pin::new(&mut self.stream);
        let progress = match tokio_util::io::poll_read_buf(stream, cx, self.reader.buffer()) {
            Poll::Pending => false,
            Poll::Ready(Err(error)) => return Err(error.to_string()),
            Poll::Ready(Ok(0)) => {
                if self.handlers.is_empty() && !self.programs.serves() {
                    return Err("the peer closed the connection".to_owned());
                }
                self.draining = true;
                true
            }
            Poll::Ready(Ok(_)) => {
                self.active = true;
                self.take_records(cx)?;
                true
            }
        };
        Ok(progress)
    }

    /// Takes whole records while the limits allow it; whether all of them were taken.
    fn take_records(&mut self, cx: &mut Context<'_>) -> Step {
        let mut all = false;
        while self.has_room() {
            match self.reader.next_record() {
                Ok(Some(record)) => {
                    self.record_deadline = None;
                    self.take_record(record, cx)?;
                }
                Ok(None) => {
                    all = true;
                    break;
                }
                Err(error) => return Err(error.to_string()),
            }
        }
        // The clock of a record runs while we wait for the peer, not while it waits for us.
        if all && self.reader.is_partial() {
            if self.record_deadline.is_none() {
                self.record_deadline = after(self.limits.record_timeout);
            }
        } else {
            self.record_deadline = None;
        }
        self.deliver_replies();
        Ok(all)
    }

    fn has_room(&self) -> bool {
        let queued = self.session.queued.load(Ordering::Relaxed);
        self.handlers.len() < self.limits.max_running
            && queued.saturating_add(self.writing.left()) < self.limits.max_queued
    }

    /// Routes on the message type first, then on the xid: the xids of both directions are
    /// independent (RFC 8881 section 2.10.3.1).
    fn take_record(&mut self, record: Bytes, cx: &mut Context<'_>) -> Result<(), String> {
        let Some((xid, message_type)) = onc::peek(&record) else {
            return Err("a record is too short for a message".to_owned());
        };
        match message_type {
            onc::CALL => self.take_call(xid, record, cx),
            onc::REPLY if self.session.has_called() => {
                self.replies.push((xid, record));
                Ok(())
            }
            onc::REPLY => Err("a reply came to no call".to_owned()),
            _ => Err(format!(
                "message type {message_type} is neither call nor reply"
            )),
        }
    }

    fn take_call(&mut self, xid: u32, record: Bytes, cx: &mut Context<'_>) -> Result<(), String> {
        let (header, arguments) = match onc::read_call(&record) {
            Ok(call) => call,
            Err(Rejected::Answer(refusal)) => {
                self.session.send_fault(xid, refusal);
                return Ok(());
            }
            Err(Rejected::Malformed) => return Err("a call is malformed".to_owned()),
        };
        let program = match self.programs.find(header.target) {
            Ok(program) => program,
            Err(fault) => {
                self.session.send_fault(xid, fault);
                return Ok(());
            }
        };
        let arguments = record.slice(arguments.min(record.len())..);
        let call = IncomingCall::new(header, arguments, &self.session, self.programs.limits());
        let spare = self.handlers.spare();
        // A program may panic before there is a future; the call's own drop answers then.
        let start = AssertUnwindSafe(|| program.start(call, spare));
        if let Ok(handler) = catch_unwind(start) {
            self.handlers.start(handler, cx);
        }
        Ok(())
    }

    fn deliver_replies(&mut self) {
        if self.replies.is_empty() {
            return;
        }
        self.session.deliver(&mut self.replies, &mut self.wake);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
    }

    /// Writes what is queued, as far as the socket takes it.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> Step {
        let mut progress = false;
        loop {
            if self.writing.is_done() && !self.next_batch(cx) {
                return Ok(progress);
            }
            match self.writing.poll_write(&mut self.stream, cx) {
                Poll::Ready(Ok(_)) => {
                    progress = true;
                    self.active = true;
                    self.write_deadline = None;
                }
                Poll::Ready(Err(error)) => return Err(error.to_string()),
                Poll::Pending => {
                    if self.write_deadline.is_none() {
                        self.write_deadline = after(self.limits.write_timeout);
                    }
                    self.call_deadline = self.session.sleep(cx.waker()).call_deadline;
                    return Ok(progress);
                }
            }
        }
    }

    /// Takes the next batch to write, if there is one and it need not wait for more.
    fn next_batch(&mut self, cx: &Context<'_>) -> bool {
        let work = self
            .session
            .next_batch(&mut self.writing, cx.waker(), !self.yielded);
        self.call_deadline = work.call_deadline;
        self.closing = work.closing;
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

    /// Looks at all deadlines after the timer fired.
    fn check_deadlines(&mut self) -> Result<(), String> {
        let now = Instant::now();
        let passed = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        if passed(self.record_deadline) {
            return Err("the peer did not finish a record in time".to_owned());
        }
        if passed(self.write_deadline) {
            return Err("the peer did not read in time".to_owned());
        }
        if passed(self.idle_deadline) {
            if !self.active && self.handlers.is_empty() {
                return Err("the connection was idle for too long".to_owned());
            }
            self.active = false;
            self.idle_deadline = self.limits.idle_timeout.and_then(after);
        }
        self.session.expire_calls(now, &mut self.wake);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
        Ok(())
    }

    fn arm_timer(&mut self, cx: &mut Context<'_>) {
        let deadlines = [
            self.record_deadline,
            self.write_deadline,
            self.idle_deadline,
            self.call_deadline,
        ];
        if let Some(earliest) = deadlines.into_iter().flatten().min() {
            self.timer.arm(earliest, cx);
        }
    }

    fn poll_stop(&mut self, cx: &mut Context<'_>) {
        if let Some(stop) = &mut self.stop
            && stop.as_mut().poll(cx).is_ready()
        {
            self.stop = None;
            self.draining = true;
        }
    }

    fn is_finished(&self) -> bool {
        let sent = self.writing.is_done() && self.session.queued.load(Ordering::Acquire) == 0;
        sent && (self.closing || self.draining && self.handlers.is_empty())
    }

    fn poll_all(&mut self, cx: &mut Context<'_>) -> Result<bool, String> {
        if self.timer.fired() {
            self.check_deadlines()?;
        }
        self.poll_stop(cx);
        loop {
            let mut progress = false;
            // While the peer leaves too many replies unread, no handler makes further ones.
            if !self.handlers.is_empty() && self.has_room_for_replies() {
                progress |= self.handlers.poll(cx) > 0;
            }
            progress |= self.poll_read(cx)?;
            progress |= self.poll_write(cx)?;
            if self.is_finished() {
                return Ok(true);
            }
            // A batch held back has woken the task already; going on now would not hold it back.
            if !progress || self.yielded {
                self.arm_timer(cx);
                return Ok(false);
            }
        }
    }

    fn has_room_for_replies(&self) -> bool {
        let queued = self.session.queued.load(Ordering::Relaxed);
        queued.saturating_add(self.writing.left()) < self.limits.max_queued
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Future for Driver<S> {
    type Output = String;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<String> {
        let this = self.get_mut();
        this.session.idle.store(false, Ordering::Release);
        match this.poll_all(cx) {
            Ok(false) => Poll::Pending,
            Ok(true) => {
                // The peer may be gone already; there is nobody left to tell.
                let _ = Pin::new(&mut this.stream).poll_shutdown(cx);
                Poll::Ready("the connection was closed".to_owned())
            }
            Err(reason) => {
                this.session.end(&reason);
                Poll::Ready(reason)
            }
        }
    }
}

/// However the driver ends, nobody waits for it any more.
impl<S> Drop for Driver<S> {
    fn drop(&mut self) {
        self.session.end("the connection was closed");
    }
}

/// The time so much later; none where that is beyond all times.
fn after(duration: Duration) -> Option<Instant> {
    Instant::now().checked_add(duration)
}
