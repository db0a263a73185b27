//! One call on its way through a program.

use super::programs::{Entry, Programs};
use crate::context::Context;
use crate::fault::Fault;
use crate::libvirt::stream::{Key, Offered, Stream};
use crate::libvirt::{self, Kind, RemoteError};
use crate::observe::{self, CallFigures, CallSpan, Outcome};
use crate::onc::CallHeader;
use crate::procedure::Procedure;
use crate::protocol::Protocol;
use crate::session::{FD, Session};
use bytes::Bytes;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, OnceLock};
use tokio_util::task::task_tracker::TaskTrackerToken;
use xdr_core::{
    Decode, DecodeError, Decoder, EncodeBounded, EncodeError, EncodeErrorKind, Encoder, Limits,
};

/// A call that came in: its arguments, its [`Context`] and the way to answer it.
#[derive(Debug)]
pub struct IncomingCall {
    context: Context,
    arguments: Bytes,
    /// What it counts among the calls that run.
    cost: usize,
    limits: Limits,
    max_reply: usize,
    oneway: bool,
    outcome: AtomicU8,
    span: CallSpan,
    figures: CallFigures,
    /// What its answer opens.
    stream: OnceLock<Offered>,
    /// The server waits for it when it shuts down, also without its connection.
    _running_on: Option<TaskTrackerToken>,
}

impl IncomingCall {
    pub(crate) fn new(
        header: CallHeader,
        entry: &Entry,
        procedure: Option<&'static Procedure>,
        arguments: Bytes,
        session: &Arc<Session>,
        programs: &Programs,
    ) -> Self {
        session.begin_call(arguments.len());
        let context = Context::new(header, entry.interface, procedure, Arc::clone(session));
        let oneway = procedure.is_some_and(|procedure| procedure.oneway);
        let runs_on = procedure.is_some_and(|procedure| procedure.detached || procedure.blocking);
        let limits = programs.limits();
        let max_args = procedure.map_or(usize::MAX, |procedure| procedure.max_args);
        IncomingCall {
            cost: arguments.len(),
            arguments,
            limits: limits.max_record(limits.max_record.min(max_args)),
            max_reply: procedure.map_or(usize::MAX, |procedure| procedure.max_reply),
            oneway,
            outcome: AtomicU8::new(Outcome::Unanswered as u8),
            span: CallSpan::of(&context),
            figures: entry.figures.begin(context.target().procedure),
            context,
            stream: OnceLock::new(),
            _running_on: runs_on.then(|| programs.running_on().token()),
        }
    }

    /// File descriptors came with the call. They count until it is over.
    pub(crate) fn receive_fds(&mut self, fds: Vec<OwnedFd>) {
        self.context.session.end_call(self.cost);
        self.cost = self.cost.saturating_add(fds.len().saturating_mul(FD));
        self.context.session.begin_call(self.cost);
        self.context.receive_fds(fds);
    }

    /// The number of the procedure that was called.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.context.target().procedure
    }

    /// The description of the procedure that was called; none for NULL.
    #[must_use]
    pub fn procedure(&self) -> Option<&'static Procedure> {
        self.context.procedure()
    }

    /// What is known of the call beside its arguments.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// The same, to leave something in it for the handler.
    pub fn context_mut(&mut self) -> &mut Context {
        &mut self.context
    }

    /// The arguments, which may borrow from the call. `A` must take all of their bytes.
    ///
    /// # Errors
    ///
    /// The bytes are not the arguments, or exceed a limit.
    pub fn arguments<'a, A: Decode<'a>>(&'a self) -> Result<A, DecodeError> {
        let mut input = self.input()?;
        let arguments = A::decode(&mut input)?;
        input.finish()?;
        Ok(arguments)
    }

    /// What is the same for every type of arguments.
    fn input(&self) -> Result<Decoder<'_>, DecodeError> {
        Decoder::shared(&self.arguments).limited(&self.limits)
    }

    /// Answers with a result in the form `L`. A result that breaks its own limits, or is larger
    /// than the procedure says, is answered SYSTEM_ERR.
    pub fn reply<T: EncodeBounded<L>, L>(&self, result: &T) {
        self.success(result.wire_size_bounded(), &|out| {
            result.encode_bounded(out);
        });
    }

    /// What is the same for every type of result, so that its code is there once.
    fn success(&self, size: Result<usize, EncodeError>, encode: &dyn Fn(&mut Encoder<'_>)) {
        if self.is_over() {
            return;
        }
        if self.oneway {
            return self.ended(Outcome::Success);
        }
        let (xid, target) = (self.context.xid(), self.context.target());
        let header = self.context.protocol().success_header(xid, target);
        let fds = self.context.fds_to_send();
        let sent = size.and_then(|size| {
            if size > self.max_reply {
                let (len, max) = (size, self.max_reply);
                return Err(EncodeError::new(EncodeErrorKind::RecordTooLong {
                    len,
                    max,
                }));
            }
            let session = &self.context.session;
            if !fds.is_empty() {
                return session.send_with_fds((xid, target), size, encode, fds);
            }
            session.send(size.saturating_add(header.len()), &|out| {
                out.put(&header);
                encode(out);
            })
        });
        match sent {
            Ok(()) => {
                self.ended(Outcome::Success);
                if let Some(stream) = self.stream.get() {
                    stream.open();
                }
            }
            Err(_) => self.fault(Fault::SystemError),
        }
    }

    /// The stream that the answer opens, for the handler. Where there can be none the call is answered.
    pub(crate) fn open_stream(&self) -> Option<Stream> {
        if self.context.protocol() != Protocol::Libvirt {
            self.procedure_unavailable();
            return None;
        }
        let key = Key {
            target: self.context.target(),
            serial: self.context.xid(),
        };
        let Some((offered, stream)) = Offered::new(&self.context.session, key) else {
            self.remote_error(libvirt::rpc_error("too many streams are open"));
            return None;
        };
        self.stream.set(offered).ok().map(|()| stream)
    }

    /// The procedure ran and is never answered.
    pub fn done(&self) {
        self.ended(Outcome::Success);
    }

    /// Whether it has its answer: a layer may have given one before the program does. The first counts.
    fn is_over(&self) -> bool {
        self.outcome.load(Ordering::Acquire) != Outcome::Unanswered as u8
    }

    fn ended(&self, outcome: Outcome) {
        self.outcome.store(outcome as u8, Ordering::Release);
    }

    /// What is around the handler of this call for those who listen.
    pub(crate) fn span(&self) -> &CallSpan {
        &self.span
    }

    /// Answers with a fault instead of a result. A procedure that is never answered can only be
    /// closed upon.
    pub fn fault(&self, fault: Fault) {
        if self.is_over() {
            return;
        }
        self.ended(fault.into());
        if !self.oneway || fault == Fault::Close {
            self.send_fault(fault);
        }
    }

    fn send_fault(&self, fault: Fault) {
        let (xid, target) = (self.context.xid(), self.context.target());
        let session = &self.context.session;
        session.send_fault(xid, target, self.procedure(), fault);
    }

    /// Answers with a libvirt error instead of a result. ONC RPC has no such errors: there it is
    /// PROC_UNAVAIL where the procedure is not supported, AUTH_ERROR where the caller may not, and else
    /// SYSTEM_ERR.
    pub fn remote_error(&self, error: RemoteError) {
        let fault = libvirt::to_fault(&error);
        if self.context.protocol() == Protocol::Onc {
            return self.fault(fault);
        }
        if self.is_over() {
            return;
        }
        self.ended(Outcome::RemoteError);
        if !self.oneway {
            let (xid, target) = (self.context.xid(), self.context.target());
            let session = &self.context.session;
            session.send_error(Kind::Reply, xid, target, &error);
        }
    }

    /// Answers GARBAGE_ARGS: the arguments were not what [`arguments`](IncomingCall::arguments)
    /// expected, for the reason given.
    pub fn garbage_arguments(&self, reason: DecodeError) {
        observe::garbage(&self.span, &reason);
        self.fault(Fault::GarbageArguments);
    }

    /// Answers PROC_UNAVAIL.
    pub fn procedure_unavailable(&self) {
        self.fault(Fault::ProcedureUnavailable);
    }
}

/// No call stays without an answer: one that its program dropped, or panicked over, gets
/// SYSTEM_ERR.
impl Drop for IncomingCall {
    fn drop(&mut self) {
        let outcome = Outcome::from_u8(*self.outcome.get_mut());
        self.span.end(outcome);
        self.figures.end(outcome);
        if outcome == Outcome::Unanswered && !self.oneway {
            self.send_fault(Fault::SystemError);
        }
        self.context.session.end_call(self.cost);
    }
}
