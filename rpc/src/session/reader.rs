//! What comes in, as whole messages of the protocol that the connection speaks.

use super::limits::DriverLimits;
use crate::libvirt::PacketReader;
use crate::onc::RecordReader;
use crate::protocol::Protocol;
use bytes::{Bytes, BytesMut};
use std::os::fd::OwnedFd;

/// Bytes as they arrive, taken as whole records or packets.
#[derive(Debug)]
pub(super) enum Reader {
    Onc(RecordReader),
    /// In a box: those who speak ONC RPC need not have the room for it.
    Libvirt(Box<PacketReader>),
}

impl Reader {
    pub(super) fn new(protocol: Protocol, limits: &DriverLimits) -> Self {
        match protocol {
            Protocol::Onc => {
                Reader::Onc(RecordReader::new(limits.max_record, limits.max_fragments))
            }
            Protocol::Libvirt => Reader::Libvirt(Box::new(PacketReader::new(limits.max_record))),
        }
    }

    /// The buffer to append received bytes to, with room for some.
    pub(super) fn buffer(&mut self) -> &mut BytesMut {
        match self {
            Reader::Onc(reader) => reader.buffer(),
            Reader::Libvirt(reader) => reader.buffer(),
        }
    }

    pub(super) fn has_room(&self) -> bool {
        match self {
            Reader::Onc(reader) => reader.has_room(),
            Reader::Libvirt(reader) => reader.has_room(),
        }
    }

    pub(super) fn let_go(&mut self) {
        match self {
            Reader::Onc(reader) => reader.let_go(),
            Reader::Libvirt(reader) => reader.let_go(),
        }
    }

    pub(super) fn buffered(&self) -> usize {
        match self {
            Reader::Onc(reader) => reader.buffered(),
            Reader::Libvirt(reader) => reader.buffered(),
        }
    }

    /// Whether part of a message is there.
    pub(super) fn is_partial(&self) -> bool {
        match self {
            Reader::Onc(reader) => reader.is_partial(),
            Reader::Libvirt(reader) => reader.buffered() > 0,
        }
    }

    /// File descriptors that came with the last byte that was appended.
    pub(super) fn append_fds(&mut self, fds: Vec<OwnedFd>) {
        match self {
            // They are nobody's here, and closed.
            Reader::Onc(_) => drop(fds),
            Reader::Libvirt(reader) => reader.append_fds(fds),
        }
    }

    /// Whether file descriptors wait for their message to be taken.
    pub(super) fn holds_fds(&self) -> bool {
        match self {
            Reader::Onc(_) => false,
            Reader::Libvirt(reader) => reader.holds_fds(),
        }
    }

    /// The file descriptors of the last message that was taken.
    pub(super) fn take_fds(&mut self) -> Vec<OwnedFd> {
        match self {
            Reader::Onc(_) => Vec::new(),
            Reader::Libvirt(reader) => reader.take_fds(),
        }
    }

    /// The next message, if it is there whole; or why there can be none any more.
    pub(super) fn next_message(&mut self) -> Result<Option<Bytes>, String> {
        match self {
            Reader::Onc(reader) => reader.next_record().map_err(|error| error.to_string()),
            Reader::Libvirt(reader) => reader.next_packet().map_err(|error| error.to_string()),
        }
    }
}
