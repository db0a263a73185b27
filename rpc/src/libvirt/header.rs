//! The 24 bytes at the start of each packet.

use crate::procedure::Target;
use xdr_core::{DecodeError, Decoder, Xdr};

/// The bytes of a header.
pub(crate) const HEADER: usize = 24;

/// `virNetMessageHeader`: what a packet is, and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
pub struct Header {
    /// The program number.
    pub program: u32,
    /// The version of the program.
    pub version: u32,
    /// The procedure or event.
    pub procedure: i32,
    /// Whether it is a call, a reply, an event or a part of a stream.
    pub kind: Kind,
    /// Ties a reply, and each packet of a stream, to its call.
    pub serial: u32,
    /// Whether it went well, or goes on.
    pub status: Status,
}

/// `virNetMessageType`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
#[repr(i32)]
pub enum Kind {
    /// A call of a procedure.
    Call = 0,
    /// The answer to a call.
    Reply = 1,
    /// An event: sent by itself, never answered.
    Message = 2,
    /// A part of a stream: data, or its end.
    Stream = 3,
    /// A call with file descriptors.
    CallWithFds = 4,
    /// A reply with file descriptors.
    ReplyWithFds = 5,
    /// A hole in a stream.
    StreamHole = 6,
    /// Any other value.
    #[xdr(other)]
    Other(u32),
}

/// `virNetMessageStatus`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
#[repr(i32)]
pub enum Status {
    /// Done, or confirmed.
    Ok = 0,
    /// Failed, or aborted.
    Error = 1,
    /// A stream goes on.
    Continue = 2,
    /// Any other value.
    #[xdr(other)]
    Other(u32),
}

impl Kind {
    /// `virNetMessageType` as it travels.
    const fn number(self) -> u32 {
        match self {
            Kind::Call => 0,
            Kind::Reply => 1,
            Kind::Message => 2,
            Kind::Stream => 3,
            Kind::CallWithFds => 4,
            Kind::ReplyWithFds => 5,
            Kind::StreamHole => 6,
            Kind::Other(number) => number,
        }
    }

    const fn from_number(number: u32) -> Kind {
        match number {
            0 => Kind::Call,
            1 => Kind::Reply,
            2 => Kind::Message,
            3 => Kind::Stream,
            4 => Kind::CallWithFds,
            5 => Kind::ReplyWithFds,
            6 => Kind::StreamHole,
            other => Kind::Other(other),
        }
    }

    /// Whether the number of file descriptors stands behind the header.
    pub(crate) const fn has_fds(self) -> bool {
        matches!(self, Kind::CallWithFds | Kind::ReplyWithFds)
    }
}

impl Status {
    /// `virNetMessageStatus` as it travels.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Status::Ok => 0,
            Status::Error => 1,
            Status::Continue => 2,
            Status::Other(number) => number,
        }
    }

    const fn from_number(number: u32) -> Status {
        match number {
            0 => Status::Ok,
            1 => Status::Error,
            2 => Status::Continue,
            other => Status::Other(other),
        }
    }
}

/// The header of a packet that came in, in the words of the session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) target: Target,
    pub(crate) kind: Kind,
    pub(crate) serial: u32,
    pub(crate) status: Status,
}

impl Start {
    /// Reads it where every packet passes.
    pub(crate) fn read(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let target = Target {
            program: input.word()?,
            version: input.word()?,
            procedure: input.word()?,
        };
        Ok(Start {
            target,
            kind: Kind::from_number(input.word()?),
            serial: input.word()?,
            status: Status::from_number(input.word()?),
        })
    }
}

/// A header as it travels.
pub(crate) fn header(target: Target, kind: Kind, serial: u32, status: Status) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    let words = [
        target.program,
        target.version,
        target.procedure,
        kind.number(),
        serial,
        status.number(),
    ];
    for (bytes, word) in header.as_chunks_mut::<4>().0.iter_mut().zip(words) {
        *bytes = word.to_be_bytes();
    }
    header
}
