//! One call: built, sent when first polled, cancelled when dropped.

use super::answer::Answer;
use super::channel::Channel;
use crate::error::{CallError, Disconnected};
use crate::onc::{Credential, read_reply};
use crate::procedure::Target;
use crate::session::{CallFrame, Ended, Unsent};
use bytes::Bytes;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use xdr_core::{Decoder, Encode, Encoder};

/// A call that is not sent yet: set its options, then await it.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'a, A, R> {
    channel: &'a Channel,
    target: Target,
    arguments: A,
    timeout: Duration,
    credential: Option<Credential>,
    answer: PhantomData<fn() -> R>,
}

impl<'a, A: Encode, R: Answer> Call<'a, A, R> {
    pub(super) fn new(channel: &'a Channel, target: Target, arguments: A) -> Self {
        Call {
            channel,
            target,
            arguments,
            timeout: channel.timeout(),
            credential: None,
            answer: PhantomData,
        }
    }

    /// Ends the call with [`CallError::Timeout`] when no reply came in this time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Shows another credential than the channel's.
    pub fn credential(mut self, credential: Credential) -> Self {
        self.credential = Some(credential);
        self
    }
}

impl<'a, A: Encode, R: Answer> IntoFuture for Call<'a, A, R> {
    type Output = Result<R::Value, CallError<R::Failure>>;
    type IntoFuture = CallFuture<'a, A, R>;

    fn into_future(self) -> CallFuture<'a, A, R> {
        CallFuture {
            channel: self.channel,
            target: self.target,
            timeout: self.timeout,
            credential: self.credential,
            stage: Stage::Unsent(self.arguments, None),
            answer: PhantomData,
        }
    }
}

impl<A, R> fmt::Debug for Call<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("target", &self.target)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The future of a [`Call`]. Dropping it cancels the call: its reply, should one come, is ignored.
#[must_use = "a call is sent when it is polled"]
pub struct CallFuture<'a, A, R> {
    channel: &'a Channel,
    target: Target,
    timeout: Duration,
    credential: Option<Credential>,
    stage: Stage<A>,
    answer: PhantomData<fn() -> R>,
}

/// Waits for room in the session, or for the call's deadline.
type Room = Pin<Box<dyn Future<Output = bool> + Send>>;

enum Stage<A> {
    Unsent(A, Option<Instant>),
    Blocked(A, Instant, Room),
    /// Under this xid.
    Sent(u32),
    Done,
}

/// Nothing in here is ever pinned: the arguments are only looked at.
impl<A, R> Unpin for CallFuture<'_, A, R> {}

impl<A: Encode, R: Answer> CallFuture<'_, A, R> {
    fn send(&mut self, arguments: A, deadline: Option<Instant>, cx: &mut Context<'_>) -> Sent<R> {
        let size = match arguments.wire_size() {
            Ok(size) => size,
            Err(error) => return Sent::Failed(CallError::Encode(error)),
        };
        let has_waited = deadline.is_some();
        let deadline = deadline.unwrap_or_else(|| self.deadline());
        let credential = self
            .credential
            .as_ref()
            .unwrap_or(self.channel.credential());
        let frame = CallFrame {
            target: self.target,
            credential: credential.encoded(),
            arguments: size,
            deadline,
            has_waited,
        };
        let session = self.channel.session();
        let encode = |out: &mut Encoder<'_>| arguments.encode(out);
        match session.send_call(&frame, cx.waker(), encode) {
            Ok(xid) => {
                self.stage = Stage::Sent(xid);
                Sent::Waiting
            }
            Err(Unsent::NoRoom) => {
                let room = Arc::clone(session).wait_for_room();
                let room = async move { timeout_at(deadline, room).await.is_ok() };
                self.stage = Stage::Blocked(arguments, deadline, Box::pin(room));
                Sent::Blocked
            }
            Err(Unsent::Encode(error)) => Sent::Failed(CallError::Encode(error)),
            Err(Unsent::Ended(reason)) => Sent::Failed(CallError::Disconnected(Disconnected {
                may_have_run: false,
                reason,
            })),
        }
    }

    fn deadline(&self) -> Instant {
        const FAR: Duration = Duration::from_secs(10 * 365 * 24 * 3600);
        let now = Instant::now();
        now.checked_add(self.timeout).unwrap_or_else(|| now + FAR)
    }

    fn ended(&self, ended: Ended) -> Result<R::Value, CallError<R::Failure>> {
        match ended {
            Ended::Reply(record) => self.read(&record),
            Ended::TimedOut => Err(CallError::Timeout),
            Ended::Disconnected => Err(CallError::Disconnected(Disconnected {
                may_have_run: true,
                reason: self.channel.closed().unwrap_or_default(),
            })),
        }
    }

    /// Decodes in the caller's task, so that the connection goes on meanwhile.
    fn read(&self, record: &Bytes) -> Result<R::Value, CallError<R::Failure>> {
        let limits = self.channel.limits();
        let mut input = Decoder::shared(record)
            .limited(limits)
            .map_err(CallError::Decode)?;
        read_reply(&mut input)
            .map_err(CallError::Decode)?
            .map_err(CallError::Rejected)?;
        let answer = R::decode(&mut input).map_err(CallError::Decode)?;
        input.finish().map_err(CallError::Decode)?;
        answer.map_err(CallError::App)
    }
}

/// What came of the attempt to send.
enum Sent<R: Answer> {
    Waiting,
    Blocked,
    Failed(CallError<R::Failure>),
}

impl<A: Encode, R: Answer> Future for CallFuture<'_, A, R> {
    type Output = Result<R::Value, CallError<R::Failure>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        loop {
            match std::mem::replace(&mut this.stage, Stage::Done) {
                Stage::Unsent(arguments, deadline) => match this.send(arguments, deadline, cx) {
                    Sent::Waiting => return Poll::Pending,
                    Sent::Blocked => {}
                    Sent::Failed(error) => return Poll::Ready(Err(error)),
                },
                Stage::Blocked(arguments, deadline, mut room) => match room.as_mut().poll(cx) {
                    Poll::Ready(true) => this.stage = Stage::Unsent(arguments, Some(deadline)),
                    Poll::Ready(false) => return Poll::Ready(Err(CallError::Timeout)),
                    Poll::Pending => {
                        this.stage = Stage::Blocked(arguments, deadline, room);
                        return Poll::Pending;
                    }
                },
                Stage::Sent(xid) => match this.channel.session().poll_call(xid, cx.waker()) {
                    Some(ended) => return Poll::Ready(this.ended(ended)),
                    None => {
                        this.stage = Stage::Sent(xid);
                        return Poll::Pending;
                    }
                },
                // A finished future is never ready again, as `Future` allows.
                Stage::Done => return Poll::Pending,
            }
        }
    }
}

impl<A, R> Drop for CallFuture<'_, A, R> {
    fn drop(&mut self) {
        if let Stage::Sent(xid) = self.stage {
            self.channel.session().abandon(xid);
        }
    }
}

impl<A, R> fmt::Debug for CallFuture<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture")
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}
