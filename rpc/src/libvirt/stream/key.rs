//! What tells the streams of a connection apart.

use crate::procedure::Target;

/// The call that opened a stream, which all of its packets name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) target: Target,
    pub(crate) serial: u32,
}
