//! One call: built, sent when first polled, cancelled when dropped.

use super::answer::Answer;
use super::broken::Broken;
use super::channel::Channel;
use super::transit::{OnChannel, Progress, Transit};
use crate::arguments::Arguments;
use crate::error::CallError;
use crate::interface::Interface;
use crate::libvirt::stream::Unopened;
use crate::observe::CallWatch;
use crate::onc::Credential;
use crate::procedure::Callee;
use bytes::Bytes;
use futures_util::future::BoxFuture;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use xdr_core::{Decoder, Encode};

/// A call that is not sent yet: set its options, then await it. That of a `oneway` procedure is done
/// once it is queued.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<'a, A, R> {
    channel: &'a Channel,
    callee: Callee,
    arguments: A,
    timeout: Duration,
    credential: Option<Credential>,
    fds: Vec<OwnedFd>,
    answer: PhantomData<fn() -> R>,
}

impl<'a, A: Encode, R: Answer> Call<'a, A, R> {
    pub(super) fn new(channel: &'a Channel, callee: Callee, arguments: A) -> Self {
        let timeout = callee.procedure.and_then(|procedure| procedure.timeout);
        Call {
            channel,
            callee,
            arguments,
            timeout: timeout.unwrap_or_else(|| channel.timeout()),
            credential: None,
            fds: Vec::new(),
            answer: PhantomData,
        }
    }

    /// Ends the call with [`CallError::Timeout`] when no reply came in this time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Calls the procedure on a server that has this version of the program: see
    /// [`Interface::version_for`].
    pub fn speaking(mut self, interface: &'static Interface) -> Self {
        self.callee.interface = Some(interface);
        if let Some(procedure) = self.callee.procedure {
            self.callee.target.version = interface.version_for(procedure);
        }
        self
    }

    /// Sends copies of these file descriptors along, at most [32](crate::libvirt::MAX_FDS): over libvirt's
    /// protocol, on a Unix socket. The call is not sent again by itself.
    pub fn send_fds(mut self, fds: impl IntoIterator<Item = impl Into<OwnedFd>>) -> Self {
        self.fds = fds.into_iter().map(Into::into).collect();
        self
    }

    /// Gives the file descriptors that come with the reply beside the result. Where nobody asks for
    /// them they are closed.
    pub fn receive_fds(self) -> CallWithFds<'a, A, R> {
        CallWithFds { call: self }
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
        let mut transit = Transit::new(self.callee, self.timeout, self.credential);
        transit.send_fds(self.fds);
        CallFuture {
            sent: OnChannel {
                channel: self.channel,
                transit,
            },
            arguments: Some(self.arguments),
            watch: CallWatch::of(self.callee),
            answer: PhantomData,
        }
    }
}

impl<A, R> fmt::Debug for Call<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("target", &self.callee.target)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The future of a [`Call`]. Dropping it cancels the call: its reply, should one come, is ignored.
#[must_use = "a call is sent when it is polled"]
pub struct CallFuture<'a, A, R> {
    sent: OnChannel<&'a Channel>,
    /// Until they are sent.
    arguments: Option<A>,
    watch: CallWatch,
    answer: PhantomData<fn() -> R>,
}

/// Nothing in here is ever pinned: the arguments are only looked at.
impl<A, R> Unpin for CallFuture<'_, A, R> {}

impl<A: Encode, R: Answer> Future for CallFuture<'_, A, R> {
    type Output = Result<R::Value, CallError<R::Failure>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let _within = this.watch.enter();
        let polled = this.poll_answer(cx);
        if let Poll::Ready(result) = &polled {
            this.watch.end(result);
        }
        polled
    }
}

impl<A, R> CallFuture<'_, A, R> {
    /// The stream that the reply opens.
    pub(crate) fn unopened(&mut self) -> &mut Unopened {
        self.sent.transit.stream.get_or_insert_default()
    }
}

impl<'a, A, R> CallFuture<'a, A, R> {
    pub(crate) fn channel(&self) -> &'a Channel {
        self.sent.channel
    }
}

impl<A: Encode, R: Answer> CallFuture<'_, A, R> {
    fn poll_answer(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<R::Value, CallError<R::Failure>>> {
        let this = self;
        let arguments = this.arguments.as_ref();
        let arguments = arguments.map(|arguments| arguments as &dyn Arguments);
        let progress = this.sent.transit.poll(this.sent.channel, arguments, cx);
        let broken = match progress {
            Progress::Unsent => return Poll::Pending,
            Progress::Sent => {
                if !this.sent.transit.keeps_arguments() {
                    this.arguments = None;
                }
                return Poll::Pending;
            }
            Progress::Replied(record) => match this.read(&record) {
                Ok(answer) => return Poll::Ready(answer.map_err(CallError::App)),
                Err(broken) => broken,
            },
            // Such a procedure has no result, so there is nothing to read one from.
            Progress::Unanswered => match R::decode(&mut Decoder::new(&[])) {
                Ok(answer) => return Poll::Ready(answer.map_err(CallError::App)),
                Err(error) => Broken::Decode(error),
            },
            #[cfg(feature = "tower")]
            Progress::Layered(reply) => match this.read_results(&reply.results) {
                Ok(answer) => return Poll::Ready(answer.map_err(CallError::App)),
                Err(broken) => broken,
            },
            Progress::Broken(broken) => broken,
        };
        Poll::Ready(Err(broken.into()))
    }

    /// Decodes in the caller's task, so that the connection goes on meanwhile.
    fn read(&self, record: &Bytes) -> Result<Result<R::Value, R::Failure>, Broken> {
        let mut input = self.sent.transit.results(self.sent.channel, record)?;
        let answer = R::decode(&mut input).map_err(Broken::Decode)?;
        input.finish().map_err(Broken::Decode)?;
        Ok(answer)
    }

    /// The same of results without the header of a reply.
    #[cfg(feature = "tower")]
    fn read_results(&self, results: &Bytes) -> Result<Result<R::Value, R::Failure>, Broken> {
        let input = Decoder::shared(results).limited(self.sent.channel.limits());
        let mut input = input.map_err(Broken::Decode)?;
        let answer = R::decode(&mut input).map_err(Broken::Decode)?;
        input.finish().map_err(Broken::Decode)?;
        Ok(answer)
    }
}

impl<A, R> fmt::Debug for CallFuture<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture")
            .field("target", &self.sent.transit.callee.target)
            .finish_non_exhaustive()
    }
}

/// A [`Call`] whose reply brings file descriptors.
#[must_use = "a call is sent when it is awaited"]
pub struct CallWithFds<'a, A, R> {
    call: Call<'a, A, R>,
}

impl<'a, A: Encode + Send + 'a, R: Answer + 'a> IntoFuture for CallWithFds<'a, A, R> {
    type Output = Result<(R::Value, Vec<OwnedFd>), CallError<R::Failure>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let mut call = self.call.into_future();
        Box::pin(async move {
            let value = (&mut call).await?;
            Ok((value, std::mem::take(&mut call.sent.transit.fds)))
        })
    }
}

impl<A, R> fmt::Debug for CallWithFds<'_, A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}
