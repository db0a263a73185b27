//! The way of a call to the server and back: what is the same for every procedure, so that its code is
//! there once and not once for each.

use super::broken::Broken;
use super::channel::Channel;
use super::link::Connection;
use crate::arguments::Arguments;
use crate::error::{Disconnected, Rejection};
use crate::libvirt::{self, stream::Unopened};
use crate::onc::{self, Credential};
use crate::procedure::Callee;
use crate::protocol::Protocol;
use crate::session::{CallFrame, Ended, Unsent};
#[cfg(feature = "tower")]
use crate::tower::Reply;
use bytes::Bytes;
#[cfg(feature = "tower")]
use futures_util::future::BoxFuture;
use std::borrow::Borrow;
use std::os::fd::OwnedFd;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use xdr_core::{DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind};

/// A call on its way; [`OnChannel`] gives it up.
pub(crate) struct Transit {
    pub(crate) callee: Callee,
    pub(super) timeout: Duration,
    pub(super) credential: Option<Credential>,
    /// What layers left for one another.
    #[cfg(feature = "tower")]
    pub(crate) extensions: http::Extensions,
    stage: Stage,
    /// It was sent on a connection that is gone now.
    was_sent: bool,
    /// Of a procedure that opens one.
    pub(super) stream: Option<Unopened>,
    /// What is spoken on the connection that it was sent on.
    protocol: Protocol,
    has_fds: bool,
    /// Until they are sent.
    sent_fds: Vec<OwnedFd>,
    /// Those that came with the reply.
    pub(super) fds: Vec<OwnedFd>,
}

/// Waits for room in the session, or for the call's deadline.
pub(super) type Room = Pin<Box<dyn Future<Output = bool> + Send>>;

/// Waits for a connection, or for the call's deadline; then it tells why there is none.
pub(super) type Connected = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

pub(super) enum Stage {
    /// With the deadline, once the call has waited for something.
    Unsent(Option<Instant>),
    Disconnected(Instant, Connected),
    Blocked(Instant, Room),
    /// Sent again should the connection be lost, within the same deadline.
    Sent {
        on: Connection,
        xid: u32,
        deadline: Instant,
    },
    /// On its way through a service.
    #[cfg(feature = "tower")]
    Layered(BoxFuture<'static, Result<Reply, Broken>>),
    Done,
}

/// How far a call has come.
pub(crate) enum Progress {
    /// It waits for room; its arguments are still needed.
    Unsent,
    /// It waits for its reply.
    Sent,
    Replied(Bytes),
    /// It is on its way and never answered.
    Unanswered,
    /// A service replied.
    #[cfg(feature = "tower")]
    Layered(Reply),
    Broken(Broken),
}

impl Transit {
    pub(crate) fn new(callee: Callee, timeout: Duration, credential: Option<Credential>) -> Self {
        Transit {
            callee,
            timeout,
            credential,
            #[cfg(feature = "tower")]
            extensions: http::Extensions::new(),
            stage: Stage::Unsent(None),
            was_sent: false,
            stream: callee
                .procedure
                .is_some_and(|procedure| procedure.stream)
                .then(Unopened::default),
            protocol: Protocol::default(),
            has_fds: false,
            sent_fds: Vec::new(),
            fds: Vec::new(),
        }
    }

    /// Sends these along.
    pub(super) fn send_fds(&mut self, fds: Vec<OwnedFd>) {
        self.has_fds = !fds.is_empty();
        self.sent_fds = fds;
    }

    /// Whether the arguments are needed even after they were sent.
    pub(super) fn keeps_arguments(&self) -> bool {
        // File descriptors went with it, and are not here any more.
        !self.has_fds
            && self
                .callee
                .procedure
                .is_some_and(|procedure| procedure.idempotent)
    }

    /// Goes on as far as it can. The arguments are there until they are sent.
    pub(crate) fn poll(
        &mut self,
        channel: &Channel,
        arguments: Option<&dyn Arguments>,
        cx: &mut Context<'_>,
    ) -> Progress {
        loop {
            match &mut self.stage {
                Stage::Sent { on, xid, .. } => {
                    let session = on.session(channel.link());
                    let Some(ended) = session.poll_call(*xid, cx.waker()) else {
                        return Progress::Sent;
                    };
                    if let Some(progress) = self.ended(channel, ended) {
                        return progress;
                    }
                }
                Stage::Unsent(deadline) => {
                    let (Some(arguments), deadline) = (arguments, *deadline) else {
                        return Progress::Sent;
                    };
                    // An encoder that panics leaves a call that is over.
                    self.stage = Stage::Done;
                    self.stage = match self.send(channel, arguments, deadline, cx) {
                        Ok(Stage::Sent { .. }) if self.is_oneway() => return Progress::Unanswered,
                        Ok(stage) => stage,
                        Err(broken) => return Progress::Broken(broken),
                    };
                    if let Stage::Sent { .. } = self.stage {
                        return Progress::Sent;
                    }
                }
                Stage::Disconnected(deadline, connection) => {
                    let Poll::Ready(connected) = connection.as_mut().poll(cx) else {
                        return Progress::Unsent;
                    };
                    self.stage = Stage::Unsent(Some(*deadline));
                    if let Err(reason) = connected {
                        return self.over(self.disconnected(reason));
                    }
                }
                Stage::Blocked(deadline, room) => {
                    let Poll::Ready(is_in_time) = room.as_mut().poll(cx) else {
                        return Progress::Unsent;
                    };
                    self.stage = Stage::Unsent(Some(*deadline));
                    if !is_in_time {
                        return self.over(Broken::Timeout);
                    }
                }
                #[cfg(feature = "tower")]
                Stage::Layered(reply) => {
                    let Poll::Ready(reply) = reply.as_mut().poll(cx) else {
                        return Progress::Sent;
                    };
                    return self.layered(reply);
                }
                // A finished future is never ready again, as `Future` allows.
                Stage::Done => return Progress::Sent,
            }
        }
    }

    #[cfg(feature = "tower")]
    fn layered(&mut self, reply: Result<Reply, Broken>) -> Progress {
        self.stage = Stage::Done;
        reply.map_or_else(Progress::Broken, Progress::Layered)
    }

    fn give_up(&mut self, channel: &Channel) {
        if let Stage::Sent { on, xid, .. } = &self.stage {
            on.session(channel.link()).abandon(*xid);
        }
    }

    fn over(&mut self, broken: Broken) -> Progress {
        self.stage = Stage::Done;
        Progress::Broken(broken)
    }

    fn send(
        &mut self,
        channel: &Channel,
        arguments: &dyn Arguments,
        deadline: Option<Instant>,
        cx: &mut Context<'_>,
    ) -> Result<Stage, Broken> {
        let size = arguments.size().map_err(Broken::Encode)?;
        if let Some(procedure) = self.callee.procedure
            && size > procedure.max_args
        {
            let (len, max) = (size, procedure.max_args);
            let kind = EncodeErrorKind::RecordTooLong { len, max };
            return Err(Broken::Encode(EncodeError::new(kind)));
        }
        let has_waited = deadline.is_some();
        let deadline = deadline.unwrap_or_else(|| self.deadline());
        let credential = self
            .credential
            .as_ref()
            .unwrap_or_else(|| channel.credential());
        let slot = self.stream.as_ref().map(Unopened::slot);
        let frame = CallFrame {
            target: self.callee.target,
            credential: credential.encoded(),
            arguments: size,
            deadline,
            has_waited,
            oneway: self.is_oneway(),
            stream: slot.as_ref(),
        };
        let session = channel.link().session();
        match session.send_call(&frame, &mut self.sent_fds, cx.waker(), &|out| {
            arguments.write(out)
        }) {
            Ok(xid) => {
                self.protocol = session.protocol();
                if let (Some(stream), Some(slot)) = (&mut self.stream, slot) {
                    stream.sent(session.to_arc(), slot);
                }
                Ok(Stage::Sent {
                    on: session.into(),
                    xid,
                    deadline,
                })
            }
            Err(Unsent::NoRoom) => {
                let room = session.into_arc().wait_for_room();
                let room = async move { timeout_at(deadline, room).await.is_ok() };
                Ok(Stage::Blocked(deadline, Box::pin(room)))
            }
            Err(Unsent::Encode(error)) => Err(Broken::Encode(error)),
            Err(Unsent::NoFds) => Err(Broken::NoFds),
            Err(Unsent::NoStreams) => Err(Broken::Rejected(Rejection::ProcedureUnavailable)),
            Err(Unsent::Ended(reason)) => {
                let session = session.into_arc();
                self.without_connection(channel, session, arguments, deadline, reason)
            }
        }
    }

    pub(super) fn disconnected(&self, reason: String) -> Broken {
        Broken::Disconnected(Disconnected {
            may_have_run: self.was_sent,
            reason,
        })
    }

    fn is_oneway(&self) -> bool {
        self.callee
            .procedure
            .is_some_and(|procedure| procedure.oneway)
    }

    fn deadline(&self) -> Instant {
        const FAR: Duration = Duration::from_secs(10 * 365 * 24 * 3600);
        let now = Instant::now();
        now.checked_add(self.timeout).unwrap_or_else(|| now + FAR)
    }

    /// The call that was sent has ended, unless it is to be sent again.
    fn ended(&mut self, channel: &Channel, ended: Ended) -> Option<Progress> {
        let sent = std::mem::replace(&mut self.stage, Stage::Done);
        match (ended, sent) {
            (Ended::Reply(record), Stage::Sent { on, xid, .. }) => {
                if self.protocol == Protocol::Libvirt {
                    self.fds = on.session(channel.link()).take_reply_fds(xid);
                }
                Some(Progress::Replied(record))
            }
            (Ended::Reply(record), _) => Some(Progress::Replied(record)),
            (Ended::TimedOut, _) => Some(Progress::Broken(Broken::Timeout)),
            (Ended::Disconnected, Stage::Sent { on, deadline, .. }) => {
                self.was_sent = true;
                if self.keeps_arguments() && channel.link().dialer().is_some() {
                    self.stage = Stage::Unsent(Some(deadline));
                    return None;
                }
                let reason = on.session(channel.link()).ended().unwrap_or_default();
                Some(Progress::Broken(self.disconnected(reason)))
            }
            (Ended::Disconnected, _) => Some(Progress::Sent),
        }
    }

    /// The results in a reply, from their first byte on.
    pub(crate) fn results<'r>(
        &self,
        channel: &Channel,
        record: &'r Bytes,
    ) -> Result<Decoder<'r>, Broken> {
        let mut input = Decoder::shared(record)
            .limited(channel.link().limits())
            .map_err(Broken::Decode)?;
        match self.protocol {
            Protocol::Onc => onc::read_reply(&mut input)
                .map_err(Broken::Decode)?
                .map_err(Broken::Rejected)?,
            Protocol::Libvirt => libvirt::read_reply(&mut input, self.callee.target)
                .map_err(Broken::Decode)?
                .map_err(|error| Broken::Remote(Box::new(error)))?,
        }
        if let Some(procedure) = self.callee.procedure
            && input.rest().len() > procedure.max_reply
        {
            let (len, max) = (input.rest().len(), procedure.max_reply);
            let kind = DecodeErrorKind::RecordTooLong { len, max };
            return Err(Broken::Decode(input.error(kind)));
        }
        Ok(input)
    }
}

/// A call on its way over a channel. Dropping it gives the call up.
pub(crate) struct OnChannel<C: Borrow<Channel>> {
    pub(crate) channel: C,
    pub(crate) transit: Transit,
}

impl<C: Borrow<Channel>> Drop for OnChannel<C> {
    fn drop(&mut self) {
        self.transit.give_up(self.channel.borrow());
    }
}
