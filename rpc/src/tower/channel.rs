//! A channel as a service, and a service as a channel.

use super::request::{Reply, Request};
use crate::arguments::Encoded;
use crate::client::{Channel, Link, OnChannel, Progress, Transit};
use crate::error::{BoxError, CallError, Disconnected};
use crate::procedure::Callee;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tower::load::Load;
use tower::util::BoxCloneSyncService;
use tower::{Service, ServiceBuilder};

/// What a channel calls through that has no connection of its own.
pub(crate) type Layered = BoxCloneSyncService<Request, Reply, BoxError>;

impl Channel {
    /// A channel that calls through a service: layers around another channel, a balancer, a test's
    /// replies. See [the module](crate::tower).
    ///
    /// What the service fails with becomes the error of the call where it is a [`CallError`], and
    /// [`CallError::Layer`] otherwise. The deadline of a call includes everything that the
    /// service does.
    pub fn from_service<S>(service: S) -> Self
    where
        S: Service<Request, Response = Reply> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        let service = ServiceBuilder::new().map_err(Into::into).service(service);
        Channel::layered(BoxCloneSyncService::new(service))
    }
}

/// Calls. Ready while there is a connection: a channel that has lost its own is ready once there is the
/// next, and fails where there will be none.
impl Service<Request> for Channel {
    type Response = Reply;
    type Error = CallError;
    type Future = RequestFuture;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), CallError>> {
        if !self.waits_for_connection() {
            self.readiness.clear();
            return Poll::Ready(Ok(()));
        }
        let link = Arc::clone(self.link());
        let disconnected = |reason| {
            CallError::Disconnected(Disconnected {
                may_have_run: false,
                reason,
            })
        };
        self.readiness.poll(link, cx).map_err(disconnected)
    }

    fn call(&mut self, request: Request) -> RequestFuture {
        let callee = Callee {
            target: request.target,
            procedure: request.procedure,
            interface: request.interface,
        };
        let timeout = request.timeout.unwrap_or_else(|| self.timeout());
        let mut transit = Transit::new(callee, timeout, request.credential);
        transit.extensions = request.extensions;
        RequestFuture {
            sent: OnChannel {
                channel: self.clone(),
                transit,
            },
            arguments: Encoded(request.arguments),
        }
    }
}

/// The calls in flight, those included that wait for room or for a connection.
impl Load for Channel {
    type Metric = usize;

    fn load(&self) -> usize {
        self.link().load()
    }
}

/// The future of a [`Request`] to a [`Channel`]. Dropping it cancels the call.
#[must_use = "a call is sent when it is polled"]
pub struct RequestFuture {
    sent: OnChannel<Channel>,
    arguments: Encoded,
}

impl Future for RequestFuture {
    type Output = Result<Reply, CallError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let OnChannel { channel, transit } = &mut this.sent;
        let progress = transit.poll(channel, Some(&this.arguments), cx);
        let replied = match progress {
            Progress::Unsent | Progress::Sent => return Poll::Pending,
            Progress::Replied(record) => match transit.results(channel, &record) {
                Ok(results) => Ok(Reply::new(record.slice_ref(results.rest()))),
                Err(broken) => Err(broken),
            },
            Progress::Layered(reply) => Ok(reply),
            Progress::Unanswered => Ok(Reply::new(bytes::Bytes::new())),
            Progress::Broken(broken) => Err(broken),
        };
        Poll::Ready(replied.map_err(Into::into))
    }
}

impl fmt::Debug for RequestFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestFuture")
            .field("target", &self.sent.transit.callee.target)
            .finish_non_exhaustive()
    }
}

/// One handle's wait for a connection. A clone of the handle waits by itself.
#[derive(Default)]
pub(crate) struct Readiness(Mutex<Option<BoxFuture<'static, Result<(), String>>>>);

impl Readiness {
    fn clear(&mut self) {
        *self.0.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn poll(&mut self, link: Arc<Link>, cx: &mut Context<'_>) -> Poll<Result<(), String>> {
        let waiting = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let connected = waiting
            .get_or_insert_with(|| link.connected().boxed())
            .poll_unpin(cx);
        if connected.is_ready() {
            *waiting = None;
        }
        connected
    }
}

impl Clone for Readiness {
    fn clone(&self) -> Self {
        Readiness::default()
    }
}

impl fmt::Debug for Readiness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Readiness")
    }
}
