//! The limits of one connection, of whichever end.

use crate::libvirt::KeepAlive;
use crate::limits::{ClientLimits, ServerLimits};
use std::time::Duration;

/// How many bytes a file descriptor counts where bytes are limited: a process has fewer of them than
/// of anything else.
pub(crate) const FD: usize = 1 << 20;

/// What one connection may spend, as its driver applies it.
#[derive(Debug, Clone)]
pub(crate) struct DriverLimits {
    pub(super) max_record: usize,
    pub(super) max_fragments: usize,
    pub(super) max_running: usize,
    pub(super) max_running_bytes: usize,
    pub(super) max_queued: usize,
    /// Bytes of calls that were read with replies behind them, and must wait.
    pub(super) max_aside: usize,
    pub(super) record_timeout: Duration,
    pub(super) write_timeout: Duration,
    pub(super) drain_timeout: Duration,
    /// Only a server asks who is at the other end.
    pub(super) authentication_timeout: Option<Duration>,
    /// Only a server ends idle connections.
    pub(super) idle_timeout: Option<Duration>,
    /// When the peer is asked for a sign of life, once the session says so.
    pub(super) keepalive: Option<KeepAlive>,
}

impl DriverLimits {
    /// The same, with questions for signs of life where the protocol has them.
    pub(crate) fn keepalive(mut self, keepalive: Option<KeepAlive>) -> Self {
        self.keepalive = keepalive;
        self
    }

    /// The same for a connection that may be idle for ever.
    pub(crate) fn without_idle_timeout(mut self) -> Self {
        self.idle_timeout = None;
        self
    }
}

/// What one connection may hold, as both of its ends see it.
#[derive(Debug)]
pub(crate) struct SessionLimits {
    /// Calls that this end makes.
    pub(super) max_in_flight: usize,
    /// Bytes that wait to be sent.
    pub(super) max_queued: usize,
    /// Bytes of arguments of calls that run at this end.
    pub(super) max_running: usize,
    /// Bytes of events that wait behind those.
    pub(super) max_events: usize,
    /// Streams that the peer opens.
    pub(super) max_streams: usize,
    /// Bytes of one that wait to be read.
    pub(super) max_stream_bytes: usize,
}

impl From<&ServerLimits> for SessionLimits {
    fn from(limits: &ServerLimits) -> Self {
        SessionLimits {
            // With no room at all nothing would ever go on.
            max_in_flight: limits.max_in_flight.max(1),
            max_queued: limits.max_queued.max(1),
            max_running: limits.max_in_flight_bytes.max(1),
            max_events: limits.max_event_bytes,
            max_streams: limits.max_streams,
            max_stream_bytes: limits.max_stream_bytes,
        }
    }
}

impl From<&ClientLimits> for SessionLimits {
    fn from(limits: &ClientLimits) -> Self {
        SessionLimits {
            // With no room at all nothing would ever go on.
            max_in_flight: limits.max_in_flight.max(1),
            max_queued: limits.max_queued.max(1),
            max_running: limits.max_queued.max(1),
            max_events: limits.max_event_bytes,
            // A server opens none.
            max_streams: 0,
            max_stream_bytes: limits.max_stream_bytes,
        }
    }
}

impl From<&ServerLimits> for DriverLimits {
    fn from(limits: &ServerLimits) -> Self {
        DriverLimits {
            max_record: limits.max_record,
            max_fragments: limits.max_fragments.max(1),
            // With no room at all nothing would ever be read.
            max_running: limits.max_in_flight.max(1),
            max_running_bytes: limits.max_in_flight_bytes.max(1),
            max_queued: limits.max_queued.max(1),
            max_aside: limits.max_queued.max(1),
            record_timeout: limits.record_timeout,
            write_timeout: limits.write_timeout,
            drain_timeout: limits.drain_timeout,
            authentication_timeout: Some(limits.authentication_timeout),
            idle_timeout: Some(limits.idle_timeout),
            keepalive: None,
        }
    }
}

impl From<&ClientLimits> for DriverLimits {
    fn from(limits: &ClientLimits) -> Self {
        DriverLimits {
            max_record: limits.max_record,
            max_fragments: limits.max_fragments.max(1),
            max_running: limits.max_in_flight.max(1),
            max_running_bytes: limits.max_queued.max(1),
            max_queued: limits.max_queued.max(1),
            max_aside: limits.max_queued.max(1),
            record_timeout: limits.record_timeout,
            write_timeout: limits.write_timeout,
            drain_timeout: limits.drain_timeout,
            authentication_timeout: None,
            idle_timeout: None,
            keepalive: None,
        }
    }
}
