//! What happens when events come faster than they are taken.

/// What happens when events come faster than they are taken: by a peer, on the side that sends, or by a
/// task, on the side that receives. Whatever it is, memory does not grow and calls go on.
///
/// The numbers are of events that wait, at least one. On the side that sends, a little goes to the
/// socket ahead of them: at most 64 KiB, and what the system holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lag {
    /// The oldest that waits is dropped, and counted as lost.
    DropOldest(usize),
    /// With [`CLOSE_BEHIND`](Lag::CLOSE_BEHIND) events waiting it is over: a sender closes the connection, a stream of events
    /// ends behind those that wait.
    Close,
    /// A sender waits until there is room. On the side that receives, nothing is read from the
    /// connection until there is room, unless a call waits for its reply: what comes too much then
    /// takes the place of the oldest, and counts as lost.
    Wait(usize),
}

impl Lag {
    /// How many events may wait under [`Lag::Close`].
    pub const CLOSE_BEHIND: usize = 1024;
}

impl Default for Lag {
    /// The last 1,024 events.
    fn default() -> Self {
        Lag::DropOldest(1024)
    }
}
