//! Which record goes where: calls to their program, replies to their callers.

use super::Driver;
use crate::fault::Fault;
use crate::observe;
use crate::onc::{self, Rejected};
use crate::server::{self, IncomingCall};
use bytes::{Buf, Bytes};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Context;

impl<S> Driver<S> {
    /// Routes on the message type first, then on the xid: the xids of both directions are
    /// independent (RFC 8881 section 2.10.3.1).
    pub(super) fn take_record(
        &mut self,
        record: Bytes,
        cx: &mut Context<'_>,
    ) -> Result<(), String> {
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
        let (header, arguments) = match onc::read_call(&record) {
            Ok(call) => call,
            Err(Rejected::Answer(refusal)) => return self.refuse(xid, refusal),
            Err(Rejected::Malformed) => return Err("a call is malformed".to_owned()),
        };
        let entry = match self.programs.find(header.target) {
            Ok(entry) => entry,
            // An event, which is never answered, whoever wants it.
            Err(_) if xid == 0 && self.session.subscriptions.is_some() => {
                if let Some(subscriptions) = &self.session.subscriptions {
                    let arguments = record.slice(arguments.min(record.len())..);
                    subscriptions.deliver(header.target, &arguments);
                }
                return Ok(());
            }
            Err(fault) => return self.refuse(xid, fault),
        };
        let procedure = match header.target.procedure {
            0 => None,
            number => {
                let Some(procedure) = entry.service.procedure(number) else {
                    return self.refuse(xid, Fault::ProcedureUnavailable);
                };
                Some(procedure)
            }
        };
        let mut record = record;
        record.advance(arguments.min(record.len()));
        let (session, programs) = (&self.session, &*self.programs);
        let call = IncomingCall::new(header, entry, procedure, record, session, programs);
        let spare = self.handlers.spare();
        // A program may panic before there is a future; the call's own drop answers then.
        let start = AssertUnwindSafe(|| server::start(programs, &entry.service, call, spare));
        if let Ok(handler) = catch_unwind(start) {
            self.handlers.start(handler, cx);
        }
        Ok(())
    }

    fn refuse(&self, xid: u32, fault: Fault) -> Result<(), String> {
        if !self.programs.serves() && self.session.is_full() {
            return Err("the peer calls and does not read the answers".to_owned());
        }
        observe::refused(self.session.peer(), xid, fault);
        observe::refused_total(fault);
        self.session.send_fault(xid, fault);
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
