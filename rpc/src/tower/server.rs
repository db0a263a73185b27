//! Layers around the path of a call through a server.

use crate::error::BoxError;
use crate::server::{self, AnyProgram, Guard, IncomingCall, ServerBuilder};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::util::{BoxCloneSyncService, ServiceExt as _};
use tower::{Layer, Service, ServiceBuilder};

/// The path of a call through a server, as a layer wraps it: what runs the call and answers it. A call that
/// is dropped instead is answered SYSTEM_ERR, unless it is answered otherwise first.
pub type CallPath = BoxCloneSyncService<IncomingCall, (), BoxError>;

impl ServerBuilder {
    /// Puts a layer around the path of every call that is not refused for its numbers: before the
    /// authorizer and the arguments. What the layer counts or limits, it does for all connections.
    ///
    /// It may look at the call, leave something in its [context](IncomingCall::context_mut), answer it itself,
    /// or let it wait. A call that it drops or fails is answered SYSTEM_ERR. The `timeout` of the
    /// procedure includes what the layer takes. Of several layers the last one comes first.
    ///
    /// A layer that cannot be cloned, such as tower's rate limit, goes behind a buffer:
    /// `ServiceBuilder::new().buffer(100).rate_limit(10, second)`.
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<CallPath>,
        L::Service: Service<IncomingCall, Response = ()> + Clone + Send + Sync + 'static,
        <L::Service as Service<IncomingCall>>::Error: Into<BoxError>,
        <L::Service as Service<IncomingCall>>::Future: Send + 'static,
    {
        if let Some(path) = self.path_mut() {
            let inner = path
                .take()
                .unwrap_or_else(|| BoxCloneSyncService::new(Inmost));
            let service = ServiceBuilder::new()
                .map_err(Into::into)
                .service(layer.layer(inner));
            *path = Some(BoxCloneSyncService::new(service));
        }
        self
    }
}

/// Where a call goes behind all layers. It travels with the call.
#[derive(Clone)]
pub(crate) struct Onward {
    guard: Option<Arc<dyn Guard>>,
    program: Arc<dyn AnyProgram>,
}

impl Onward {
    pub(crate) fn new(guard: Option<Arc<dyn Guard>>, program: Arc<dyn AnyProgram>) -> Self {
        Onward { guard, program }
    }

    /// Where there are no layers.
    pub(crate) async fn run(self, call: IncomingCall) {
        server::guarded(self.guard, self.program, call).await;
    }

    /// Through the layers, and on.
    pub(crate) async fn through(self, path: CallPath, mut call: IncomingCall) {
        call.context_mut().insert(self);
        // Whoever failed has dropped the call, which was its answer.
        let _ = path.oneshot(call).await;
    }
}

/// Behind all layers: the authorizer and the program.
#[derive(Clone)]
struct Inmost;

impl Service<IncomingCall> for Inmost {
    type Response = ();
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<(), BoxError>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, call: IncomingCall) -> Self::Future {
        let onward = call.context().get::<Onward>().cloned();
        async move {
            if let Some(onward) = onward {
                onward.run(call).await;
            }
            Ok(())
        }
        .boxed()
    }
}
