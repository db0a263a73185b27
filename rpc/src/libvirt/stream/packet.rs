//! The packets of a stream on their way out.

use super::key::Key;
use crate::libvirt::{Kind, RemoteError, Status, header};
use crate::session::Session;
use bytes::Bytes;
use xdr_core::{Encode as _, Encoder};

/// What is said about a stream.
pub(super) enum Packet<'a> {
    Data(&'a [u8]),
    /// The same, which need not be copied.
    Shared(&'a Bytes),
    Hole(i64),
    /// From the server: nothing more to read.
    Eof,
    /// From the client: finished. From the server: so be it.
    Ok,
    /// From the client.
    Abort,
    /// From the server.
    Failure(&'a RemoteError),
}

impl Packet<'_> {
    fn kind(&self) -> Kind {
        match self {
            Packet::Hole(_) => Kind::StreamHole,
            _ => Kind::Stream,
        }
    }

    fn status(&self) -> Status {
        match self {
            Packet::Data(_) | Packet::Shared(_) | Packet::Hole(_) | Packet::Eof => Status::Continue,
            Packet::Ok => Status::Ok,
            Packet::Abort | Packet::Failure(_) => Status::Error,
        }
    }

    fn size(&self) -> usize {
        match self {
            Packet::Data(data) => data.len(),
            Packet::Shared(data) => data.len(),
            Packet::Hole(_) => 12,
            Packet::Eof | Packet::Ok | Packet::Abort => 0,
            Packet::Failure(error) => error.wire_size().unwrap_or_default(),
        }
    }

    fn encode(&self, out: &mut Encoder<'_>) {
        match self {
            // Data of a stream is as long as it is: nothing pads it.
            Packet::Data(data) => out.put(data),
            Packet::Shared(data) => out.put_shared(data),
            Packet::Hole(length) => {
                length.encode(out);
                // Flags, of which there are none.
                out.word(0);
            }
            Packet::Eof | Packet::Ok | Packet::Abort => {}
            Packet::Failure(error) => error.encode(out),
        }
    }

    /// Queues it behind all that this end has said before.
    pub(super) fn send(&self, session: &Session, key: Key) {
        let header = header(key.target, self.kind(), key.serial, self.status());
        let size = header.len().saturating_add(self.size());
        // What can go wrong is an error whose text is too long to be sent; then none is.
        let _ = session.send_packet(size, &|out| {
            out.put(&header);
            self.encode(out);
        });
    }
}
