//! Spans of calls, and events of connections, through `tracing`.

#[cfg(not(feature = "tracing"))]
pub(crate) use off::*;
#[cfg(feature = "tracing")]
pub(crate) use on::*;

#[cfg(feature = "tracing")]
mod on {
    use crate::context::{Context, Peer};
    use crate::fault::Fault;
    use crate::observe::Outcome;
    use crate::session::Handler;
    use tokio_util::sync::ReusableBoxFuture;
    use tracing::field::Empty;
    use tracing::{Instrument as _, Span};
    use xdr_core::DecodeError;

    /// The span of a call that is served; disabled where nobody listens.
    #[derive(Debug)]
    pub(crate) struct CallSpan(Span);

    impl CallSpan {
        pub(crate) fn of(cx: &Context) -> Self {
            let interface = cx.interface();
            CallSpan(tracing::info_span!(
                target: "xdr_rpc::server",
                "call",
                program = interface.name,
                version = cx.target().version,
                procedure = cx.procedure().map_or("null", |procedure| procedure.name),
                xid = cx.xid(),
                peer = %cx.peer(),
                outcome = Empty,
            ))
        }

        pub(crate) fn is_on(&self) -> bool {
            !self.0.is_disabled()
        }

        /// A handler that runs within the span.
        pub(crate) fn around(&self) -> impl FnOnce(Handler) -> Handler + use<> {
            let span = self.0.clone();
            move |mut handler| {
                let running = async move { std::future::poll_fn(|cx| handler.poll(cx)).await };
                ReusableBoxFuture::new(running.instrument(span))
            }
        }

        pub(crate) fn end(&self, outcome: Outcome) {
            self.0.record("outcome", outcome.name());
        }
    }

    /// The arguments of a call make no sense.
    pub(crate) fn garbage(span: &CallSpan, reason: &DecodeError) {
        let _entered = span.0.enter();
        tracing::warn!(target: "xdr_rpc::server", %reason, "arguments cannot be decoded");
    }

    /// A call is refused before there is a handler for it.
    pub(crate) fn refused(peer: &Peer, xid: u32, fault: Fault) {
        tracing::debug!(target: "xdr_rpc::server", %peer, xid, reason = ?fault, "call refused");
    }

    /// No connection can be accepted for want of files or memory.
    pub(crate) fn accept_paused(error: &std::io::Error) {
        tracing::warn!(target: "xdr_rpc::server", %error, "accepting pauses");
    }

    /// Somebody did not get in. The peer is never told why.
    #[cfg(any(feature = "sasl", feature = "polkit"))]
    pub(crate) fn authentication_failed(peer: &Peer, reason: &dyn std::fmt::Display) {
        tracing::info!(target: "xdr_rpc::server", %peer, %reason, "authentication failed");
    }

    /// A client is not what TLS asks for.
    #[cfg(feature = "tls")]
    pub(crate) fn handshake_failed(peer: &Peer, error: &dyn std::fmt::Display) {
        tracing::info!(target: "xdr_rpc::server", %peer, %error, "TLS handshake failed");
    }

    pub(crate) fn connected(peer: &Peer) {
        tracing::debug!(target: "xdr_rpc::session", %peer, "connected");
    }

    pub(crate) fn disconnected(peer: &Peer, reason: &str) {
        tracing::debug!(target: "xdr_rpc::session", %peer, reason, "disconnected");
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::context::{Context, Peer};
    use crate::fault::Fault;
    use crate::observe::Outcome;
    use crate::session::Handler;
    use xdr_core::DecodeError;

    #[derive(Debug)]
    pub(crate) struct CallSpan;

    impl CallSpan {
        pub(crate) fn of(_: &Context) -> Self {
            CallSpan
        }

        pub(crate) fn is_on(&self) -> bool {
            false
        }

        pub(crate) fn around(&self) -> impl FnOnce(Handler) -> Handler + use<> {
            std::convert::identity
        }

        pub(crate) fn end(&self, _: Outcome) {}
    }

    pub(crate) fn garbage(_: &CallSpan, _: &DecodeError) {}

    pub(crate) fn refused(_: &Peer, _: u32, _: Fault) {}

    pub(crate) fn accept_paused(_: &std::io::Error) {}

    #[cfg(any(feature = "sasl", feature = "polkit"))]
    pub(crate) fn authentication_failed(_: &Peer, _: &dyn std::fmt::Display) {}

    #[cfg(feature = "tls")]
    pub(crate) fn handshake_failed(_: &Peer, _: &dyn std::fmt::Display) {}

    pub(crate) fn connected(_: &Peer) {}

    pub(crate) fn disconnected(_: &Peer, _: &str) {}
}
