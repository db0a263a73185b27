//! What becomes of a call that finds no connection: it waits for the next one, goes through a service, or
//! ends.

use super::broken::Broken;
use super::channel::Channel;
use super::transit::{Stage, Transit};
use crate::arguments::Arguments;
#[cfg(feature = "tower")]
use crate::onc::Credential;
use crate::session::Session;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout_at};

impl Transit {
    /// `reason` is why there is no connection, or why `session` takes no call.
    #[cold]
    pub(super) fn without_connection(
        &mut self,
        channel: &Channel,
        session: Arc<Session>,
        arguments: &dyn Arguments,
        deadline: Instant,
        reason: String,
    ) -> Result<Stage, Broken> {
        if channel.link().is_alone() {
            return Err(self.disconnected(reason));
        }
        // Nothing connects outside of a runtime, and no deadline passes.
        if let Err(error) = Handle::try_current() {
            return Err(self.disconnected(error.to_string()));
        }
        #[cfg(feature = "tower")]
        if let Some(service) = channel.link().service() {
            // Nobody would take the stream, and the server would have opened it.
            if self.stream.is_some() {
                return Err(Broken::Layer(NO_STREAM.into()));
            }
            return Ok(self.through(service.clone(), channel, arguments, deadline));
        }
        #[cfg(not(feature = "tower"))]
        let _ = arguments;
        Ok(wait(channel, session, deadline))
    }
}

#[cfg(feature = "tower")]
const NO_STREAM: &str = "a stream does not come through a service; nothing was sent";

/// Waits for the connection after `session`, or for the deadline.
fn wait(channel: &Channel, session: Arc<Session>, deadline: Instant) -> Stage {
    let link = Arc::clone(channel.link());
    let connection = async move {
        let next = async {
            // It takes no calls any more but may still have answers to send, which hold the next one up.
            session.gone().cancelled().await;
            Arc::clone(&link).connected().await
        };
        match timeout_at(deadline, next).await {
            Ok(connected) => connected,
            Err(_) => {
                let reason = link.down();
                Err(reason.unwrap_or_else(|| "there was no connection in time".to_owned()))
            }
        }
    };
    Stage::Disconnected(deadline, Box::pin(connection))
}

#[cfg(feature = "tower")]
impl Transit {
    /// Hands the call to a service, which has until the deadline.
    fn through(
        &mut self,
        service: crate::tower::Layered,
        channel: &Channel,
        arguments: &dyn Arguments,
        deadline: Instant,
    ) -> Stage {
        use futures_util::FutureExt as _;
        use tower::ServiceExt as _;
        let mut encoded = Vec::new();
        arguments.write(&mut xdr_core::Encoder::new(&mut encoded));
        let mut request = crate::tower::Request::new(self.callee, encoded.into());
        request.timeout = Some(self.timeout);
        // AUTH_NONE of the channel's is nothing that it was given to show.
        let own = Some(channel.credential()).filter(|own| **own != Credential::none());
        request.credential = self.credential.as_ref().or(own).cloned();
        request.extensions = std::mem::take(&mut self.extensions);
        let reply = async move {
            match timeout_at(deadline, service.oneshot(request)).await {
                Ok(reply) => reply.map_err(Broken::from),
                Err(_) => Err(Broken::Timeout),
            }
        };
        Stage::Layered(reply.boxed())
    }
}
