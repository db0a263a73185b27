//! Receiving events.

use super::EventOf;
use super::lag::Lag;
use crate::client::Channel;
use crate::session::Subscription;
use futures_util::Stream;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use xdr_core::Decoder;

/// The events that the server sends, from the moment the stream was made. It keeps the channel open,
/// goes on over its reconnects, and ends with it.
#[must_use = "events wait in the stream until it is polled"]
pub struct Events<E> {
    channel: Channel,
    subscription: Arc<Subscription>,
    event: PhantomData<fn() -> E>,
}

impl<E: EventOf> Events<E> {
    pub(crate) fn new(channel: Channel) -> Self {
        let (program, version) = (E::INTERFACE.program, E::INTERFACE.version);
        let subscription = channel.subscribe(program, version, Lag::default());
        Events {
            channel,
            subscription,
            event: PhantomData,
        }
    }

    /// The next event; none is the end.
    pub async fn next(&mut self) -> Option<E> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<E> Events<E> {
    /// The same, with what happens when events come faster than they are taken. The default is
    /// [`Lag::default`].
    pub fn lag(self, lag: Lag) -> Self {
        self.subscription.set_lag(lag);
        self
    }

    /// How many events of this stream were lost: dropped as [`Lag`] says, or not to be decoded.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.subscription.lost()
    }
}

/// Nothing in here is ever pinned.
impl<E> Unpin for Events<E> {}

impl<E: EventOf> Stream for Events<E> {
    type Item = E;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<E>> {
        let table = self.channel.subscriptions();
        loop {
            let event = ready!(table.poll_next(&self.subscription, cx.waker()));
            let Some((number, arguments)) = event else {
                return Poll::Ready(None);
            };
            let decoded = Decoder::shared(&arguments)
                .limited(self.channel.limits())
                .map(|mut input| {
                    let event = E::decode(number, &mut input)?;
                    Some(event.and_then(|event| input.finish().map(|()| event)))
                });
            match decoded {
                Ok(Some(Ok(event))) => return Poll::Ready(Some(event)),
                // A newer server may have events that this version does not know.
                Ok(None) => {}
                Ok(Some(Err(_))) | Err(_) => self.subscription.lose(),
            }
        }
    }
}

impl<E> Drop for Events<E> {
    fn drop(&mut self) {
        self.channel.subscriptions().unsubscribe(&self.subscription);
    }
}

impl<E> fmt::Debug for Events<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("lost", &self.lost())
            .finish_non_exhaustive()
    }
}
