//! What this end says, but for its calls and events: into the buffer of the connection, and the driver is
//! woken for it.

use super::{FD, Session, State};
use crate::fault::Fault;
use crate::libvirt::{self, Kind, RemoteError, Status};
use crate::onc;
use crate::procedure::{Procedure, Target};
use crate::protocol::Protocol;
use std::os::fd::OwnedFd;
use std::sync::atomic::Ordering;
use xdr_core::{Encode as _, EncodeError, Encoder};

impl Session {
    /// So much waits now, to be looked at without the lock.
    pub(super) fn count_queued(&self, state: &State) {
        self.queued.store(state.out.held(), Ordering::Release);
    }

    /// Queues one message of `size` bytes, unless the connection is gone.
    pub(crate) fn send(
        &self,
        size: usize,
        encode: &dyn Fn(&mut Encoder<'_>),
    ) -> Result<(), EncodeError> {
        if self.subscriptions.is_some() {
            self.answers.fetch_add(size, Ordering::Relaxed);
        }
        match self.write_lent(size, encode) {
            Some(sent) => sent,
            None => self.queue_message(size, encode, Vec::new()),
        }
    }

    /// Queues one packet of a stream, behind all that this thread has written.
    pub(crate) fn send_packet(
        &self,
        size: usize,
        encode: &dyn Fn(&mut Encoder<'_>),
    ) -> Result<(), EncodeError> {
        self.queue_lent();
        self.queue_message(size, encode, Vec::new())
    }

    /// Queues the results of a call together with file descriptors.
    pub(crate) fn send_with_fds(
        &self,
        (serial, target): (u32, Target),
        size: usize,
        encode: &dyn Fn(&mut Encoder<'_>),
        fds: Vec<OwnedFd>,
    ) -> Result<(), EncodeError> {
        let header = libvirt::header(target, Kind::ReplyWithFds, serial, Status::Ok);
        let count = libvirt::fd_count(fds.len())?;
        let size = size.saturating_add(header.len() + count.len());
        if self.subscriptions.is_some() {
            let held = size.saturating_add(fds.len().saturating_mul(FD));
            self.answers.fetch_add(held, Ordering::Relaxed);
        }
        // The replies before it go first.
        self.queue_lent();
        let encode = |out: &mut Encoder<'_>| {
            out.put(&header);
            out.put(&count);
            encode(out);
        };
        self.queue_message(size, &encode, fds)
    }

    fn queue_message(
        &self,
        size: usize,
        encode: &dyn Fn(&mut Encoder<'_>),
        fds: Vec<OwnedFd>,
    ) -> Result<(), EncodeError> {
        let mut state = self.lock();
        if state.ended.is_some() || state.closing {
            return Ok(());
        }
        let sent = state.out.record(self.protocol, size, encode);
        if sent.is_ok() && !fds.is_empty() {
            state.out.append_fds(fds);
        }
        self.count_queued(&state);
        self.wake_driver(state);
        sent
    }

    /// Queues the reply that a fault stands for.
    pub(crate) fn send_fault(
        &self,
        id: u32,
        target: Target,
        procedure: Option<&Procedure>,
        fault: Fault,
    ) {
        if fault == Fault::Close {
            return self.close();
        }
        match self.protocol {
            Protocol::Onc => {
                // A reply without results is far below every limit.
                if let Some(reply) = onc::reply_to_fault(id, fault)
                    && let Ok(size) = reply.wire_size()
                {
                    let _ = self.send(size, &|out| reply.encode(out));
                }
            }
            Protocol::Libvirt => {
                if let Some(error) = libvirt::of_fault(target, procedure, fault) {
                    self.send_error(Kind::Reply, id, target, &error);
                }
            }
        }
    }

    /// Queues a libvirt error, as the answer to a call or the end of a stream.
    pub(crate) fn send_error(&self, kind: Kind, id: u32, target: Target, error: &RemoteError) {
        let header = libvirt::header(target, kind, id, Status::Error);
        let send = |error: &RemoteError| {
            let size = error.wire_size()?.saturating_add(header.len());
            self.send(size, &|out| {
                out.put(&header);
                error.encode(out);
            })
        };
        // Whatever it was, the peer waits for an answer.
        if send(error).is_err() {
            let _ = send(&libvirt::rpc_error("Unable to encode error message"));
        }
    }
}
