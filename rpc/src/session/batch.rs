//! What the driver lends to the handlers that it polls: a buffer for their replies, without a lock.
//!
//! A call that does not wait is answered while its connection's driver polls it, on the same thread. Then
//! nobody else can be writing into this buffer, and all replies to what one read brought are queued
//! with one lock instead of one each: uncontended as it is, a lock costs more than the rest of a small reply.

use super::Session;
use super::outgoing::Outgoing;
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use xdr_core::{EncodeError, Encoder};

/// The buffer is queued early when there is so much in it.
const SPILL: usize = 64 << 10;

thread_local! {
    static LENT: RefCell<Option<Batch>> = const { RefCell::new(None) };
}

/// Replies of the connection that this thread drives at the moment.
struct Batch {
    session: Arc<Session>,
    out: Outgoing,
}

/// A buffer that is lent until this is dropped.
pub(super) struct Lent {
    /// Of a driver further up the stack, if a handler polls a driver of its own.
    before: Option<Batch>,
    is_lent: bool,
}

/// Lends `out`, which is empty, to the calls of a connection.
pub(super) fn lend(session: &Arc<Session>, out: Outgoing) -> Lent {
    let batch = Batch {
        session: Arc::clone(session),
        out,
    };
    Lent {
        before: LENT.with(|lent| lent.borrow_mut().replace(batch)),
        is_lent: true,
    }
}

impl Lent {
    /// Queues what was written and gives the buffer back, empty.
    pub(super) fn take_back(mut self) -> Outgoing {
        self.end()
    }

    fn end(&mut self) -> Outgoing {
        self.is_lent = false;
        let before = self.before.take();
        let batch = LENT.with(|lent| std::mem::replace(&mut *lent.borrow_mut(), before));
        let Some(Batch { session, mut out }) = batch else {
            return Outgoing::new();
        };
        session.queue(&mut out);
        out
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if self.is_lent {
            self.end();
        }
    }
}

impl Session {
    /// Writes a message into the buffer that the driver lent to this thread, if it did for this
    /// connection.
    pub(super) fn write_lent(
        &self,
        size: usize,
        encode: &dyn Fn(&mut Encoder<'_>),
    ) -> Option<Result<(), EncodeError>> {
        LENT.with(|lent| {
            // It is borrowed where an encoder sends a message of its own.
            let mut lent = lent.try_borrow_mut().ok()?;
            let batch = lent.as_mut()?;
            if !std::ptr::eq(Arc::as_ptr(&batch.session), self) {
                return None;
            }
            if self.closing.load(Ordering::Acquire) {
                return Some(Ok(()));
            }
            let written = batch.out.record(self.protocol, size, encode);
            if batch.out.len() >= SPILL {
                self.queue(&mut batch.out);
            } else {
                self.lent.store(batch.out.len(), Ordering::Relaxed);
            }
            Some(written)
        })
    }

    /// Queues what is in the lent buffer so far, ahead of what is to come.
    pub(super) fn queue_lent(&self) {
        LENT.with(|lent| {
            if let Ok(mut lent) = lent.try_borrow_mut()
                && let Some(batch) = lent.as_mut()
                && std::ptr::eq(Arc::as_ptr(&batch.session), self)
            {
                self.queue(&mut batch.out);
            }
        });
    }

    /// Queues whole messages, unless the connection is gone. Only its driver does so, which looks for
    /// work before it sleeps.
    fn queue(&self, out: &mut Outgoing) {
        self.lent.store(0, Ordering::Relaxed);
        if out.is_empty() {
            return;
        }
        let mut state = self.lock();
        if state.ended.is_some() {
            out.clear();
            return;
        }
        state.out.take(out);
        self.count_queued(&state);
    }
}
