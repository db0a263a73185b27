//! One call on its way through a program.

use crate::context::Context;
use crate::fault::Fault;
use crate::onc::{CallHeader, success_header};
use crate::session::Session;
use bytes::Bytes;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use xdr_core::{Decode, DecodeError, Decoder, EncodeBounded, EncodeError, Encoder, Limits};

/// A call that came in: its arguments, its [`Context`] and the way to answer it.
#[derive(Debug)]
pub struct IncomingCall {
    context: Context,
    arguments: Bytes,
    limits: Limits,
    answered: AtomicBool,
}

impl IncomingCall {
    pub(crate) fn new(
        header: CallHeader,
        arguments: Bytes,
        session: &Arc<Session>,
        limits: &Limits,
    ) -> Self {
        session.begin_call(arguments.len());
        IncomingCall {
            context: Context {
                header,
                session: Arc::clone(session),
            },
            arguments,
            limits: *limits,
            answered: AtomicBool::new(false),
        }
    }

    /// The number of the procedure that was called.
    #[must_use]
    pub fn procedure(&self) -> u32 {
        self.context.target().procedure
    }

    /// What is known of the call beside its arguments.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
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

    /// Answers with a result in the form `L`. A result that breaks its own limits is
    /// answered SYSTEM_ERR.
    pub fn reply<T: EncodeBounded<L>, L>(&self, result: &T) {
        self.success(result.wire_size_bounded(), &|out| {
            result.encode_bounded(out);
        });
    }

    /// What is the same for every type of result, so that its code is there once.
    fn success(&self, size: Result<usize, EncodeError>, encode: &dyn Fn(&mut Encoder<'_>)) {
        let header = success_header(self.context.xid());
        let sent = size.and_then(|size| {
            self.context
                .session
                .send(size.saturating_add(header.len()), &|out| {
                    out.put(&header);
                    encode(out);
                })
        });
        match sent {
            Ok(()) => self.answered.store(true, Ordering::Release),
            Err(_) => self.fault(Fault::SystemError),
        }
    }

    /// Answers with a fault instead of a result.
    pub fn fault(&self, fault: Fault) {
        self.answered.store(true, Ordering::Release);
        self.context.session.send_fault(self.context.xid(), fault);
    }

    /// Answers GARBAGE_ARGS: the arguments were not what [`arguments`](IncomingCall::arguments)
    /// expected, for the reason given.
    pub fn garbage_arguments(&self, _reason: DecodeError) {
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
        if !*self.answered.get_mut() {
            let xid = self.context.xid();
            self.context.session.send_fault(xid, Fault::SystemError);
        }
        self.context.session.end_call(self.arguments.len());
    }
}
