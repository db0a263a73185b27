//! Handlers: polled once in place, and moved to the set of running ones only if pending.

use futures_util::stream::{FuturesUnordered, Stream};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio_util::sync::ReusableBoxFuture;

/// A handler at work. Its call answers for it, also when it panics.
pub(crate) type Handler = ReusableBoxFuture<'static, ()>;

/// The handlers of one connection.
#[derive(Debug, Default)]
pub(super) struct Handlers {
    running: FuturesUnordered<Running>,
    /// The box of a handler that was done at its first poll, for the next one: calls that do not
    /// wait need no allocation.
    spare: Option<Handler>,
}

impl Handlers {
    pub(super) fn len(&self) -> usize {
        self.running.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.running.is_empty()
    }

    /// Gives the box for the next handler back.
    pub(super) fn let_go(&mut self) {
        self.spare = None;
    }

    /// The box to put the next handler into.
    pub(super) fn spare(&mut self) -> Option<Handler> {
        self.spare.take()
    }

    /// Starts a handler.
    pub(super) fn start(&mut self, mut handler: Handler, cx: &mut Context<'_>) {
        match poll_guarded(&mut handler, cx) {
            Poll::Ready(()) => self.spare = Some(handler),
            Poll::Pending => self.running.push(Running(handler)),
        }
    }

    /// Runs those that can go on, one after the other while there is room for a reply; gives
    /// whether one ended.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>, has_room: impl Fn() -> bool) -> bool {
        let mut ended = false;
        while has_room()
            && let Poll::Ready(Some(())) = Pin::new(&mut self.running).poll_next(cx)
        {
            ended = true;
        }
        ended
    }
}

#[derive(Debug)]
struct Running(Handler);

impl Future for Running {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        poll_guarded(&mut self.0, cx)
    }
}

/// A handler that panics is done: dropping its call answers SYSTEM_ERR, and nobody else notices.
fn poll_guarded(handler: &mut Handler, cx: &mut Context<'_>) -> Poll<()> {
    catch_unwind(AssertUnwindSafe(|| handler.poll(cx))).unwrap_or(Poll::Ready(()))
}
