//! The stream of a call that came in.

use super::handle::Stream;
use super::key::Key;
use super::pipe::Pipe;
use crate::session::Session;
use std::sync::Arc;
use tokio::task;

/// A stream that is open once its call is answered. Dropped before that, it never is.
#[derive(Debug)]
pub(crate) struct Offered {
    session: Arc<Session>,
    pipe: Arc<Pipe>,
}

impl Offered {
    /// What opens the stream, and the stream for the handler; none where the caller has too many.
    pub(crate) fn new(session: &Arc<Session>, key: Key) -> Option<(Self, Stream)> {
        let pipe = session.streams().offer(key)?;
        pipe.lock().handler = task::try_id();
        let offered = Offered {
            session: Arc::clone(session),
            pipe: Arc::clone(&pipe),
        };
        // The end of the connection may have found the table without it.
        if let Some(reason) = session.ended() {
            session.streams().disconnected(session, &reason);
        }
        Some((offered, Stream::served(session, pipe)))
    }

    /// The answer is queued.
    pub(crate) fn open(&self) {
        // It may be in the buffer of this thread, and what follows it comes from others as well.
        self.session.queue_replies();
        self.pipe.answered(&self.session, true);
    }
}

impl Drop for Offered {
    fn drop(&mut self) {
        self.pipe.answered(&self.session, false);
    }
}
