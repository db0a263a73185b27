//! What peers may make us spend. Everything is finite.

use crate::libvirt::MAX_MESSAGE;
use std::time::Duration;

/// What one server spends on its peers. At a limit it waits; it never fails other clients. A limit of
/// nothing at all counts as one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ServerLimits {
    /// The largest record taken, in bytes over all its fragments; a larger one closes the
    /// connection as soon as its size is known. Default 16 MiB.
    pub max_record: usize,
    /// The most fragments of one record; more close the connection. Default 262,144: a C client
    /// with small buffers sends a large record in fragments of 100 bytes.
    pub max_fragments: usize,
    /// The most connections at a time; at the limit no further one is accepted. Default 10,000.
    pub max_connections: usize,
    /// How many connections may wait to be accepted on each endpoint, as far as the system allows it;
    /// beyond them it refuses or drops. Default 4,096.
    pub max_waiting_connections: u32,
    /// The most connections at a time whose peers have not shown who they are and
    /// [have to](crate::ServerBuilder::needs_authentication); at the limit no further one is accepted.
    /// Default 20.
    pub max_unauthenticated: usize,
    /// The most calls of one connection that run at a time; at the limit nothing more is read
    /// from it. Default 1,024.
    pub max_in_flight: usize,
    /// The most calls of `detached` procedures that run at a time, of all connections together; at the
    /// limit further ones wait. Default 1,024.
    pub max_detached: usize,
    /// How many bytes of calls of one connection may run at a time, counted by their arguments;
    /// at the limit nothing more is read from it. Default 64 MiB.
    pub max_in_flight_bytes: usize,
    /// How many bytes of replies may wait for one peer to read them; at the limit nothing more
    /// is read from it. Default 4 MiB.
    pub max_queued: usize,
    /// How many bytes of events may wait for one peer that reads them slowly; what happens then is
    /// for their [`Lag`](crate::Lag) to say. Default 1 MiB.
    pub max_event_bytes: usize,
    /// The most [streams](crate::libvirt::Stream) that one connection may have open; calls that would open
    /// more are answered with an error. Default 64.
    pub max_streams: usize,
    /// How many bytes of one stream may wait for its handler to read them; then nothing more is read
    /// from the connection. Default 1 MiB.
    pub max_stream_bytes: usize,
    /// How deep arguments may nest. Default 64.
    pub max_depth: u32,
    /// How many bytes of heap the arguments of one call may take. Default 256 MiB.
    pub max_alloc: usize,
    /// For the TLS handshake of a client; then its connection is closed. Default 10 s.
    pub handshake_timeout: Duration,
    /// For a client that [has to](crate::ServerBuilder::needs_authentication) show who it is, from its
    /// first moment (over TLS, from the end of the handshake); then its connection is closed. A call that
    /// runs then has as much time again: the user may be typing a password. Default 60 s.
    pub authentication_timeout: Duration,
    /// From the first byte of a record to its last; then the connection is closed. Default 30 s.
    pub record_timeout: Duration,
    /// How long a peer may leave replies unread before its connection is closed. Default 30 s.
    pub write_timeout: Duration,
    /// How long calls may go on once the peer has closed its side of the connection; then they are
    /// dropped. Default 5 s.
    pub drain_timeout: Duration,
    /// How long a connection may do nothing before it is closed; it may take up to twice that. One
    /// that is subscribed at a hub, or that a call back waits for, is not idle. Default 10 min.
    pub idle_timeout: Duration,
}

impl Default for ServerLimits {
    fn default() -> Self {
        ServerLimits {
            max_record: 16 << 20,
            max_fragments: 1 << 18,
            max_connections: 10_000,
            max_waiting_connections: 4_096,
            max_unauthenticated: 20,
            max_in_flight: 1_024,
            max_detached: 1_024,
            max_in_flight_bytes: 64 << 20,
            max_queued: 4 << 20,
            max_event_bytes: 1 << 20,
            max_streams: 64,
            max_stream_bytes: 1 << 20,
            max_depth: 64,
            max_alloc: 256 << 20,
            handshake_timeout: Duration::from_secs(10),
            authentication_timeout: Duration::from_secs(60),
            record_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            drain_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_secs(600),
        }
    }
}

impl ServerLimits {
    /// What libvirt's daemon spends on its clients where its configuration says nothing else: packets
    /// of 32 MiB, 5,000 connections and 1,000 that wait, 20 that are not authenticated, 5 calls of each at a time. It does
    /// not close idle connections.
    #[must_use]
    pub fn libvirt() -> Self {
        ServerLimits {
            max_record: MAX_MESSAGE,
            max_connections: 5_000,
            max_waiting_connections: 1_000,
            max_in_flight: 5,
            idle_timeout: Duration::MAX,
            ..ServerLimits::default()
        }
    }
}

impl ClientLimits {
    /// What the replies of a libvirt daemon may take: packets of 32 MiB.
    #[must_use]
    pub fn libvirt() -> Self {
        ClientLimits {
            max_record: MAX_MESSAGE,
            ..ClientLimits::default()
        }
    }
}

/// What one client connection spends on its server. A limit of nothing at all counts as one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ClientLimits {
    /// The largest record taken, in bytes over all its fragments; a larger one closes the
    /// connection. Default 16 MiB.
    pub max_record: usize,
    /// The most fragments of one record; more close the connection. Default 262,144: a C client
    /// with small buffers sends a large record in fragments of 100 bytes.
    pub max_fragments: usize,
    /// The most calls in flight; at the limit further calls wait for their turn. Default 4,096.
    pub max_in_flight: usize,
    /// How many bytes of calls may wait to be sent; at the limit further calls wait.
    /// Default 4 MiB.
    pub max_queued: usize,
    /// How many bytes of events may wait in one stream of them; what happens then is for its
    /// [`Lag`](crate::Lag) to say. Default 1 MiB.
    pub max_event_bytes: usize,
    /// How many bytes of one [stream](crate::libvirt::Stream) may wait to be read; then nothing more is
    /// read from the connection unless a call waits for its reply, and a stream of which four times as
    /// much has come by then is given up. Default 1 MiB.
    pub max_stream_bytes: usize,
    /// How deep results may nest. Default 64.
    pub max_depth: u32,
    /// How many bytes of heap one result may take. Default 256 MiB.
    pub max_alloc: usize,
    /// For connecting, the handshake of TLS included. Default 10 s.
    pub connect_timeout: Duration,
    /// For a call, from its first poll to its reply, unless the call says otherwise. Default 30 s.
    pub call_timeout: Duration,
    /// From the first byte of a record to its last; then the connection is closed. Default 30 s.
    pub record_timeout: Duration,
    /// How long the server may leave calls unread before the connection is closed. Default 30 s.
    pub write_timeout: Duration,
    /// How long calls of the server may go on once it has closed its side of the connection; then
    /// they are dropped. Default 5 s.
    pub drain_timeout: Duration,
}

impl Default for ClientLimits {
    fn default() -> Self {
        ClientLimits {
            max_record: 16 << 20,
            max_fragments: 1 << 18,
            max_in_flight: 4_096,
            max_queued: 4 << 20,
            max_event_bytes: 1 << 20,
            max_stream_bytes: 1 << 20,
            max_depth: 64,
            max_alloc: 256 << 20,
            connect_timeout: Duration::from_secs(10),
            call_timeout: Duration::from_secs(30),
            record_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            drain_timeout: Duration::from_secs(5),
        }
    }
}
