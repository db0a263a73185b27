//! Which record goes where: calls to their program, replies to their callers.

use super::Driver;
use crate::fault::Fault;
use crate::observe;
use crate::onc::{self, CallHeader, Rejected};
use crate::procedure::Target;
use crate::protocol::Protocol;
use crate::server::{self, IncomingCall};
use bytes::{Buf, Bytes};
use std::os::fd::OwnedFd;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Context;

impl<S> Driver<S> {
    /// Routes on the message type first, then on the xid: the xids of both directions are
    /// independent (RFC 8881 section 2.10.3.1).
    pub(super) fn take_record(
        &mut self,
        record: Bytes,
        fds: Vec<OwnedFd>,
        cx: &mut Context<'_>,
    ) -> Result<(), String> {
        if self.session.protocol() == Protocol::Libvirt {
            return self.take_packet(record, fds, cx);
        }
        let Some((xid, message_type)) = onc::peek(&record) else {
            return Err("a record is too short for a message".to_owned());
        };
        match message_type {
            onc::CALL => self.take_call(xid, record, cx),
            onc::REPLY if self.session.has_called() => {
                self.replies.push((xid, record));
                Ok(())
            }
            onc::REPLY => Err("a reply came to no call".to_owned()),
            _ => Err(format!(
                "message type {message_type} is neither call nor reply"
            )),
        }
    }

    fn take_call(&mut self, xid: u32, record: Bytes, cx: &mut Context<'_>) -> Result<(), String> {
        // Nobody looks at the target of a call that is not understood so far.
        let nowhere = Target::new(0, 0, 0);
        let (header, arguments) = match onc::read_call(&record) {
            Ok(call) => call,
            Err(Rejected::Answer(refusal)) => return self.refuse(xid, nowhere, refusal),
            Err(Rejected::Malformed) => return Err("a call is malformed".to_owned()),
        };
        let mut record = record;
        record.advance(arguments.min(record.len()));
        // An event, which is never answered, whoever wants it.
        if xid == 0
            && let Some(subscriptions) = &self.session.subscriptions
            && self.programs.find(header.target).is_err()
        {
            subscriptions.deliver(header.target, &record);
            return Ok(());
        }
        self.start_call(header, record, Vec::new(), cx)
    }

    /// Starts the handler of a call, unless there is none.
    pub(super) fn start_call(
        &mut self,
        header: CallHeader,
        arguments: Bytes,
        fds: Vec<OwnedFd>,
        cx: &mut Context<'_>,
    ) -> Result<(), String> {
        let (id, target) = (header.xid, header.target);
        let entry = match self.programs.find(target) {
            Ok(entry) => entry,
            Err(fault) => return self.refuse(id, target, fault),
        };
        let procedure = match target.procedure {
            0 => None,
            number => {
                let Some(procedure) = entry.service.procedure(number) else {
                    return self.refuse(id, target, Fault::ProcedureUnavailable);
                };
                if procedure.stream && self.session.protocol() != Protocol::Libvirt {
                    return self.refuse(id, target, Fault::ProcedureUnavailable);
                }
                Some(procedure)
            }
        };
        let (session, programs) = (&self.session, &*self.programs);
        let mut call = IncomingCall::new(header, entry, procedure, arguments, session, programs);
        if !fds.is_empty() {
            call.receive_fds(fds);
        }
        let spare = self.handlers.spare();
        // A program may panic before there is a future; the call's own drop answers then.
        let start = AssertUnwindSafe(|| server::start(programs, &entry.service, call, spare));
        if let Ok(handler) = catch_unwind(start) {
            self.handlers.start(handler, cx);
        }
        Ok(())
    }

    pub(super) fn refuse(&self, id: u32, target: Target, fault: Fault) -> Result<(), String> {
        if !self.programs.serves() && self.session.is_full() {
            return Err("the peer calls and does not read the answers".to_owned());
        }
        observe::refused(self.session.peer(), id, fault);
        observe::refused_total(fault);
        self.session.send_fault(id, target, None, fault);
        Ok(())
    }

    pub(super) fn deliver_replies(&mut self) {
        if self.replies.is_empty() {
            return;
        }
        self.session.deliver(&mut self.replies, &mut self.wake);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
    }
}
