//! What streams need of their connection.

use super::Session;
use crate::libvirt::stream::Streams;
use std::sync::atomic::Ordering;

/// How many bytes may wait to be sent for a stream to add some: calls and their answers are not to wait
/// long behind data.
const AHEAD: usize = 512 << 10;

impl Session {
    /// The streams of this connection, made for the first one.
    pub(crate) fn streams(&self) -> &Streams {
        let limits = &self.limits;
        let make = || Box::new(Streams::new(limits.max_streams, limits.max_stream_bytes));
        self.extras().streams.get_or_init(make)
    }

    /// The same; none before the first one.
    pub(crate) fn any_streams(&self) -> Option<&Streams> {
        let streams = self.extras.get()?.streams.get()?;
        Some(streams)
    }

    pub(crate) fn has_room_for_streams(&self) -> bool {
        self.queued.load(Ordering::Acquire) < self.limits.max_queued.min(AHEAD)
    }

    /// Queues the replies that this thread has written so far.
    pub(crate) fn queue_replies(&self) {
        self.queue_lent();
    }

    /// Whether nothing is to be read until somebody reads what has come of a stream.
    pub(super) fn waits_for_streams(&self) -> bool {
        self.any_streams().is_some_and(Streams::is_full)
    }
}
