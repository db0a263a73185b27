//! Which protocol a connection speaks, and what the session needs to know of it: how its messages begin.

use crate::libvirt::{self, Kind, Status};
use crate::onc;
use crate::procedure::Target;
use arrayvec::ArrayVec;
use std::fmt;

/// The protocol of a connection. Programs know nothing of it: one implementation can be served over
/// both, by one server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// ONC RPC (RFC 5531): see [`onc`].
    #[default]
    Onc,
    /// The packets of libvirt's daemon: see [`libvirt`].
    Libvirt,
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Protocol::Onc => "ONC RPC",
            Protocol::Libvirt => "libvirt",
        })
    }
}

/// What stands before the arguments of an event: 40 bytes or 24.
type EventHeader = ArrayVec<u8, 40>;

impl Protocol {
    /// The word before a message of `size` bytes; none where that is too large for one.
    pub(crate) fn mark(self, size: usize) -> Option<u32> {
        match self {
            Protocol::Onc => onc::mark(size),
            Protocol::Libvirt => libvirt::mark(size),
        }
    }

    /// What stands before the credential of a call, or where there is none before the arguments.
    pub(crate) fn call_header(self, id: u32, target: Target) -> [u8; 24] {
        match self {
            Protocol::Onc => onc::call_header(id, target),
            Protocol::Libvirt => libvirt::header(target, Kind::Call, id, Status::Ok),
        }
    }

    /// What stands before the results of a call.
    pub(crate) fn success_header(self, id: u32, target: Target) -> [u8; 24] {
        match self {
            Protocol::Onc => onc::success_header(id),
            Protocol::Libvirt => libvirt::header(target, Kind::Reply, id, Status::Ok),
        }
    }

    /// What stands before the arguments of an event. Its id is 0, which no call has and nobody answers.
    pub(crate) fn event_header(self, target: Target) -> EventHeader {
        match self {
            Protocol::Onc => EventHeader::from(onc::event_header(0, target)),
            Protocol::Libvirt => libvirt::header(target, Kind::Message, 0, Status::Ok)
                .into_iter()
                .collect(),
        }
    }
}
