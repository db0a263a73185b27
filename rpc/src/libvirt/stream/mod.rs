//! Streams: bytes both ways beside calls, in packets of types STREAM and STREAM_HOLE.
//!
//! The reply of a procedure with the option `stream` opens one, and everything of it carries program,
//! version, procedure and serial of the call. Nothing is acknowledged but the end:
//!
//! | from | packet | meaning |
//! |---|---|---|
//! | either | CONTINUE with bytes | data |
//! | server | CONTINUE without | nothing more to read |
//! | client | OK | finished; the server confirms with OK |
//! | client | ERROR without an error | aborted; the server confirms with OK |
//! | server | ERROR with an error | failed, at once |
//!
//! What comes for a stream that is over is ignored: it was sent before its end was known.

mod error;
mod handle;
mod io;
mod key;
mod open;
mod packet;
mod part;
mod pipe;
mod received;
mod serve;
mod table;
mod taking;
mod writing;

pub use error::StreamError;
pub use handle::Stream;
pub use open::{OpenCall, OpenFuture, Opening, Opens, OpensBeside};
pub use part::Part;

pub(crate) use key::Key;
pub(crate) use open::{Slot, Unopened};
pub(crate) use serve::Offered;
pub(crate) use table::Streams;
pub(crate) use taking::{answered, take};

/// The most bytes of one packet that libvirt itself sends.
pub(crate) const CHUNK: usize = 262_120;
