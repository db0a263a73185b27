//! The buffer that received bytes go into: its memory follows the bytes that came, never what a
//! length on the wire announces.

use bytes::{Buf, BytesMut};

/// Room for the first read, in bytes.
const FIRST_ROOM: usize = 2 << 10;

/// The most room for one read, but for large messages.
const MOST_ROOM: usize = 64 << 10;

/// The most room that a peer gets at once for having sent a message as large.
const MOST_PROVEN: usize = 2 << 20;

/// Received bytes that are not taken yet.
#[derive(Debug)]
pub(crate) struct Inbound {
    bytes: BytesMut,
    /// How much room the next read gets; it doubles whenever a read filled all of it.
    room: usize,
    /// The buffer has grown for a large message.
    grown: bool,
    /// How long the last large message was that came whole.
    proven: usize,
}

impl Inbound {
    pub(crate) fn new() -> Self {
        Inbound {
            bytes: BytesMut::new(),
            room: FIRST_ROOM,
            grown: false,
            proven: 0,
        }
    }

    /// The buffer to append received bytes to, with room for some, of a message that is said to be
    /// so long with its mark.
    ///
    /// For a large message the room at most doubles what is there of it already, so a mark alone
    /// makes nobody pay; but a peer that has just sent one as large gets the room at once, for to
    /// grow is to copy.
    pub(crate) fn buffer(&mut self, announced: usize) -> &mut BytesMut {
        let spare = self.bytes.capacity().saturating_sub(self.bytes.len());
        if spare == 0 && self.bytes.capacity() > 0 {
            self.room = self.room.saturating_mul(2).min(MOST_ROOM);
        }
        if spare < self.room / 4 {
            let missing = announced.saturating_sub(self.bytes.len());
            let most = self.bytes.len().max(MOST_ROOM).max(self.proven);
            let announced = missing.min(most);
            self.grown |= announced > MOST_ROOM;
            self.bytes.reserve(announced.max(self.room));
        }
        &mut self.bytes
    }

    /// Whether there is a buffer that the next read can go to.
    pub(crate) fn has_room(&self) -> bool {
        self.bytes.capacity() > 0
    }

    /// Gives the buffer back, if nothing is in it.
    pub(crate) fn let_go(&mut self) {
        if self.bytes.is_empty() {
            *self = Inbound::new();
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The word at the start, which marks a message, once it is there whole.
    pub(crate) fn word(&self) -> Option<u32> {
        self.bytes
            .first_chunk::<4>()
            .copied()
            .map(u32::from_be_bytes)
    }

    /// Takes the mark and `len` bytes behind it, which are there.
    pub(crate) fn take(&mut self, len: usize) -> BytesMut {
        self.bytes.advance(4);
        if len > MOST_ROOM {
            self.proven = len.saturating_add(4).min(MOST_PROVEN);
        }
        self.bytes.split_to(len)
    }

    /// Throws away so many bytes, which are there.
    pub(crate) fn skip(&mut self, len: usize) {
        self.bytes.advance(len);
    }

    /// Lets go of the room of a large message once little is left in it, and no other large one comes.
    pub(crate) fn shrink(&mut self, announced: usize) {
        if self.grown && self.bytes.len() <= MOST_ROOM && announced <= MOST_ROOM {
            self.bytes = BytesMut::from(&self.bytes[..]);
            self.grown = false;
        }
    }
}
