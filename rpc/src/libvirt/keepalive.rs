//! The keepalive program: either side asks, the other one answers, and whoever hears nothing for
//! long enough gives the connection up.

use super::header::{Kind, Status, header};
use crate::procedure::Target;
use std::time::Duration;

/// `KEEPALIVE_PROGRAM`: the word "keep".
const PROGRAM: u32 = 0x6b65_6570;
const VERSION: u32 = 1;
const PING: u32 = 1;
const PONG: u32 = 2;

/// How a connection finds out that its peer is gone. Any packet of the peer's is a sign of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepAlive {
    /// How long the peer may be silent before it is asked.
    pub interval: Duration,
    /// How many questions in a row may go unanswered. With 0, one silent interval ends the connection.
    pub count: u32,
}

impl Default for KeepAlive {
    /// As libvirt's daemon: 5 questions, 5 seconds apart.
    fn default() -> Self {
        KeepAlive {
            interval: Duration::from_secs(5),
            count: 5,
        }
    }
}

/// Whether a message belongs to the keepalive program.
pub(crate) fn is_keepalive(target: Target) -> bool {
    (target.program, target.version) == (PROGRAM, VERSION)
}

/// Whether a message asks for a sign of life.
pub(crate) fn is_ping(target: Target) -> bool {
    is_keepalive(target) && target.procedure == PING
}

/// The question.
pub(crate) fn ping() -> [u8; 24] {
    message(PING)
}

/// The answer.
pub(crate) fn pong() -> [u8; 24] {
    message(PONG)
}

fn message(procedure: u32) -> [u8; 24] {
    let target = Target::new(PROGRAM, VERSION, procedure);
    header(target, Kind::Message, 0, Status::Ok)
}
