//! The way of a call to the server and back: what is the same for every procedure, so that its code is
//! there once and not once for each.

use super::channel::Channel;
use crate::error::{CallError, Disconnected, Rejection};
use crate::onc::{Credential, read_reply};
use crate::procedure::Callee;
use crate::session::{CallFrame, Ended, Unsent};
use bytes::Bytes;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use xdr_core::{
    DecodeError, DecodeErrorKind, Decoder, Encode, EncodeError, EncodeErrorKind, Encoder,
};

/// The arguments of some procedure.
pub(super) trait Arguments {
    fn size(&self) -> Result<usize, EncodeError>;
    fn write(&self, out: &mut Encoder<'_>);
}

impl<A: Encode> Arguments for A {
    fn size(&self) -> Result<usize, EncodeError> {
        self.wire_size()
    }

    fn write(&self, out: &mut Encoder<'_>) {
        self.encode(out);
    }
}

/// A call on its way. Dropping it gives the call up.
pub(super) struct Transit<'a> {
    pub(super) channel: &'a Channel,
    pub(super) callee: Callee,
    pub(super) timeout: Duration,
    pub(super) credential: Option<Credential>,
    pub(super) stage: Stage,
}

/// Waits for room in the session, or for the call's deadline.
type Room = Pin<Box<dyn Future<Output = bool> + Send>>;

pub(super) enum Stage {
    /// With the deadline, once the call has waited for room.
    Unsent(Option<Instant>),
    Blocked(Instant, Room),
    /// Under this xid.
    Sent(u32),
    Done,
}

/// How far a call has come.
pub(super) enum Progress {
    /// It waits for room; its arguments are still needed.
    Unsent,
    /// It waits for its reply.
    Sent,
    Replied(Bytes),
    /// It is on its way and never answered.
    Unanswered,
    Broken(Broken),
}

/// Why a call has no result: all but the procedure's own failure.
pub(super) enum Broken {
    Rejected(Rejection),
    Encode(EncodeError),
    Decode(DecodeError),
    Timeout,
    Disconnected(Disconnected),
}

impl<E> From<Broken> for CallError<E> {
    // Kept out of every procedure's code: calls rarely break.
    #[cold]
    #[inline(never)]
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Rejected(rejection) => CallError::Rejected(rejection),
            Broken::Encode(error) => CallError::Encode(error),
            Broken::Decode(error) => CallError::Decode(error),
            Broken::Timeout => CallError::Timeout,
            Broken::Disconnected(reason) => CallError::Disconnected(reason),
        }
    }
}

impl Transit<'_> {
    /// Goes on as far as it can. The arguments are there until they are sent.
    pub(super) fn poll(
        &mut self,
        arguments: Option<&dyn Arguments>,
        cx: &mut Context<'_>,
    ) -> Progress {
        loop {
            match std::mem::replace(&mut self.stage, Stage::Done) {
                Stage::Unsent(deadline) => {
                    let Some(arguments) = arguments else {
                        return Progress::Sent;
                    };
                    match self.send(arguments, deadline, cx) {
                        Ok(Stage::Sent(_)) if self.is_oneway() => return Progress::Unanswered,
                        Ok(stage @ Stage::Sent(_)) => {
                            self.stage = stage;
                            return Progress::Sent;
                        }
                        Ok(stage) => self.stage = stage,
                        Err(broken) => return Progress::Broken(broken),
                    }
                }
                Stage::Blocked(deadline, mut room) => match room.as_mut().poll(cx) {
                    Poll::Ready(true) => self.stage = Stage::Unsent(Some(deadline)),
                    Poll::Ready(false) => return Progress::Broken(Broken::Timeout),
                    Poll::Pending => {
                        self.stage = Stage::Blocked(deadline, room);
                        return Progress::Unsent;
                    }
                },
                Stage::Sent(xid) => match self.channel.session().poll_call(xid, cx.waker()) {
                    Some(ended) => return self.ended(ended),
                    None => {
                        self.stage = Stage::Sent(xid);
                        return Progress::Sent;
                    }
                },
                // A finished future is never ready again, as `Future` allows.
                Stage::Done => return Progress::Sent,
            }
        }
    }

    fn send(
        &self,
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
            .unwrap_or(self.channel.credential());
        let frame = CallFrame {
            target: self.callee.target,
            credential: credential.encoded(),
            arguments: size,
            deadline,
            has_waited,
            oneway: self.is_oneway(),
        };
        let session = self.channel.session();
        match session.send_call(&frame, cx.waker(), &|out| arguments.write(out)) {
            Ok(xid) => Ok(Stage::Sent(xid)),
            Err(Unsent::NoRoom) => {
                let room = Arc::clone(session).wait_for_room();
                let room = async move { timeout_at(deadline, room).await.is_ok() };
                Ok(Stage::Blocked(deadline, Box::pin(room)))
            }
            Err(Unsent::Encode(error)) => Err(Broken::Encode(error)),
            Err(Unsent::Ended(reason)) => Err(Broken::Disconnected(Disconnected {
                may_have_run: false,
                reason,
            })),
        }
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

    fn ended(&self, ended: Ended) -> Progress {
        match ended {
            Ended::Reply(record) => Progress::Replied(record),
            Ended::TimedOut => Progress::Broken(Broken::Timeout),
            Ended::Disconnected => Progress::Broken(Broken::Disconnected(Disconnected {
                may_have_run: true,
                reason: self.channel.closed().unwrap_or_default(),
            })),
        }
    }

    /// The results in a reply, from their first byte on.
    pub(super) fn results<'r>(&self, record: &'r Bytes) -> Result<Decoder<'r>, Broken> {
        let mut input = Decoder::shared(record)
            .limited(self.channel.limits())
            .map_err(Broken::Decode)?;
        read_reply(&mut input)
            .map_err(Broken::Decode)?
            .map_err(Broken::Rejected)?;
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

impl Drop for Transit<'_> {
    fn drop(&mut self) {
        if let Stage::Sent(xid) = self.stage {
            self.channel.session().abandon(xid);
        }
    }
}
