//! Which packet goes where: told by its type first, and only then by its serial. libvirt's daemon
//! sends events with a serial that a call may have as well.

use super::Driver;
use crate::fault::Fault;
use crate::libvirt::{self, Kind, Start, Status, stream};
use crate::onc::{CallHeader, ReceivedCredential};
use bytes::{Buf, Bytes};
use std::os::fd::OwnedFd;
use std::task::Context;
use xdr_core::Decoder;

/// Whether a packet asks for an answer.
pub(super) fn is_packet_call(packet: &Bytes) -> bool {
    let start = Start::read(&mut Decoder::new(packet));
    start.is_ok_and(|start| matches!(start.kind, Kind::Call | Kind::CallWithFds))
}

impl<S> Driver<S> {
    pub(super) fn take_packet(
        &mut self,
        mut packet: Bytes,
        fds: Vec<OwnedFd>,
        cx: &mut Context<'_>,
    ) -> Result<(), String> {
        let mut input = Decoder::new(&packet);
        let Ok(start) = Start::read(&mut input) else {
            return Err("a packet is too short for a header".to_owned());
        };
        let header = input.offset();
        let is_client = self.session.subscriptions.is_some();
        match start.kind {
            Kind::Call | Kind::CallWithFds => {
                if start.kind.has_fds() {
                    // A packet without the count is too short for what it says to be.
                    if input.word().is_err() {
                        return Err("a packet with file descriptors does not count them".to_owned());
                    }
                }
                packet.advance(input.offset());
                self.take_packet_call(&start, packet, fds, cx)
            }
            Kind::Reply | Kind::ReplyWithFds if self.session.has_called() => {
                if !fds.is_empty() {
                    self.session.keep_reply_fds(start.serial, fds);
                }
                // What follows of a stream that it opens may be in the same read.
                stream::answered(&self.session, &start);
                self.replies.push((start.serial, packet));
                Ok(())
            }
            Kind::Reply | Kind::ReplyWithFds if is_client => {
                Err("a reply came to no call".to_owned())
            }
            Kind::Message if libvirt::is_keepalive(start.target) => {
                if libvirt::is_ping(start.target) {
                    return self.answer_ping();
                }
                Ok(())
            }
            Kind::Message => {
                if let Some(subscriptions) = &self.session.subscriptions {
                    packet.advance(header);
                    subscriptions.deliver(start.target, &packet);
                }
                Ok(())
            }
            Kind::Stream | Kind::StreamHole => {
                packet.advance(header);
                stream::take(&self.session, &start, packet);
                Ok(())
            }
            Kind::Other(kind) if is_client => Err(format!("packet type {kind} is not known")),
            // A daemon does not listen to what is not meant for one.
            Kind::Reply | Kind::ReplyWithFds | Kind::Other(_) => Ok(()),
        }
    }

    /// Order of the checks: program, version, status, procedure; the rest is for the call itself.
    fn take_packet_call(
        &mut self,
        start: &Start,
        arguments: Bytes,
        fds: Vec<OwnedFd>,
        cx: &mut Context<'_>,
    ) -> Result<(), String> {
        let (id, target) = (start.serial, start.target);
        if let Err(fault) = self.programs.find(target) {
            return self.refuse(id, target, fault);
        }
        if start.status != Status::Ok {
            let text = format!("Unexpected message status {}", start.status.number());
            let error = libvirt::rpc_error(text);
            if !self.programs.serves() && self.session.is_full() {
                return Err("the peer calls and does not read the answers".to_owned());
            }
            self.session.send_error(Kind::Reply, id, target, &error);
            return Ok(());
        }
        // There is no NULL here.
        if target.procedure == 0 {
            return self.refuse(id, target, Fault::ProcedureUnavailable);
        }
        let header = CallHeader {
            xid: id,
            target,
            credential: ReceivedCredential::none(),
        };
        self.start_call(header, arguments, fds, cx)
    }
}
