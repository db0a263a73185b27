//! The call that opens a stream.

use super::handle::Stream;
use super::key::Key;
use super::pipe::Pipe;
use super::table::Streams;
use crate::client::{Answer, Call, CallFuture, Channel};
use crate::error::CallError;
use crate::interface::Interface;
use crate::onc::Credential;
use crate::session::Session;
use std::cell::OnceCell;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use xdr_core::Encode;

/// What a call that opens a stream gives.
pub trait Opening {
    /// How the reply is read.
    type Answer: Answer;
    /// What the caller gets.
    type Opened;

    /// Puts it together.
    fn opened(value: <Self::Answer as Answer>::Value, stream: Stream) -> Self::Opened;
}

/// The answer is nothing but the stream.
#[derive(Debug)]
pub struct Opens<R>(PhantomData<fn() -> R>);

/// The stream comes beside a result.
#[derive(Debug)]
pub struct OpensBeside<R>(PhantomData<fn() -> R>);

impl<R: Answer<Value = ()>> Opening for Opens<R> {
    type Answer = R;
    type Opened = Stream;

    fn opened((): (), stream: Stream) -> Stream {
        stream
    }
}

impl<R: Answer> Opening for OpensBeside<R> {
    type Answer = R;
    type Opened = (R::Value, Stream);

    fn opened(value: R::Value, stream: Stream) -> Self::Opened {
        (value, stream)
    }
}

/// A call that is not sent yet and opens a stream: set its options, then await it.
#[must_use = "a call is sent when it is awaited"]
pub struct OpenCall<'a, A, O: Opening> {
    call: Call<'a, A, O::Answer>,
    holes: bool,
}

impl<'a, A: Encode, O: Opening> OpenCall<'a, A, O> {
    pub(crate) fn new(call: Call<'a, A, O::Answer>) -> Self {
        OpenCall { call, holes: false }
    }

    /// Ends the call with [`CallError::Timeout`] when no reply came in this time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.timeout(timeout);
        self
    }

    /// As [`Call::speaking`].
    pub fn speaking(mut self, interface: &'static Interface) -> Self {
        self.call = self.call.speaking(interface);
        self
    }

    /// As [`Call::credential`].
    pub fn credential(mut self, credential: Credential) -> Self {
        self.call = self.call.credential(credential);
        self
    }

    /// Lets holes through both ways. The server is told by an argument of the call, where the procedure
    /// has one for it. Without this, one that comes fails the stream.
    pub fn holes(mut self) -> Self {
        self.holes = true;
        self
    }
}

impl<'a, A: Encode, O: Opening> IntoFuture for OpenCall<'a, A, O> {
    type Output = Result<O::Opened, CallError<<O::Answer as Answer>::Failure>>;
    type IntoFuture = OpenFuture<'a, A, O>;

    fn into_future(self) -> OpenFuture<'a, A, O> {
        let mut call = self.call.into_future();
        call.unopened().holes = self.holes;
        OpenFuture { call }
    }
}

/// The future of an [`OpenCall`]. Dropping it cancels the call, and aborts the stream should there be one.
#[must_use = "a call is sent when it is polled"]
pub struct OpenFuture<'a, A, O: Opening> {
    call: CallFuture<'a, A, O::Answer>,
}

impl<A: Encode, O: Opening> Future for OpenFuture<'_, A, O> {
    type Output = Result<O::Opened, CallError<<O::Answer as Answer>::Failure>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let value = ready!(Pin::new(&mut self.call).poll(cx))?;
        let channel = self.call.channel();
        match self.call.unopened().open(channel) {
            Some(stream) => Poll::Ready(Ok(O::opened(value, stream))),
            None => Poll::Ready(Err(CallError::Layer(
                "a stream does not come through a service".into(),
            ))),
        }
    }
}

impl<A, O: Opening> fmt::Debug for OpenCall<'_, A, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenCall")
            .field("call", &self.call)
            .field("holes", &self.holes)
            .finish()
    }
}

impl<A, O: Opening> fmt::Debug for OpenFuture<'_, A, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenFuture")
            .field("call", &self.call)
            .finish()
    }
}

/// The stream of a call on its way, from when it is sent. Dropped, the stream is aborted once it is open.
#[derive(Debug, Default)]
pub(crate) struct Unopened {
    pub(super) holes: bool,
    sent: Option<(Arc<Session>, Arc<Pipe>)>,
}

impl Unopened {
    /// Where the call puts the stream when it is sent.
    pub(crate) fn slot(&self) -> Slot {
        Slot {
            holes: self.holes,
            pipe: OnceCell::new(),
        }
    }

    /// The call was sent on this connection.
    pub(crate) fn sent(&mut self, session: Arc<Session>, slot: Slot) {
        self.sent = slot.pipe.into_inner().map(|pipe| (session, pipe));
    }

    fn open(&mut self, channel: &Channel) -> Option<Stream> {
        let (session, pipe) = self.sent.take()?;
        Some(Stream::called(session, pipe, channel))
    }
}

impl Drop for Unopened {
    fn drop(&mut self) {
        if let Some((session, pipe)) = self.sent.take() {
            pipe.disowned(&session);
        }
    }
}

/// Takes the stream of a call while it is being sent.
#[derive(Debug)]
pub(crate) struct Slot {
    holes: bool,
    pipe: OnceCell<Arc<Pipe>>,
}

impl Slot {
    /// From now on packets of the stream are taken: they may come together with the reply.
    pub(crate) fn register(&self, streams: &Streams, key: Key) {
        let pipe = streams.open(key, self.holes);
        let _ = self.pipe.set(pipe);
    }
}
