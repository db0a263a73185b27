//! Which version of a program both ends have.

use super::answer::Value;
use super::channel::Channel;
use crate::error::{CallError, Rejection};
use crate::interface::Interface;
use crate::procedure::Target;

impl Channel {
    /// Finds the newest version that the server has of `newest` and those that it extends. It calls NULL of
    /// one after the other, newest first, and skips what is not in the range that PROG_MISMATCH tells
    /// (RFC 5531 section 9).
    ///
    /// # Errors
    ///
    /// The server has none of them, which is [`Rejection::ProgramMismatch`], or does not have
    /// the program, or a call failed.
    pub async fn negotiate(
        &self,
        newest: &'static Interface,
    ) -> Result<&'static Interface, CallError> {
        let mut version = newest;
        loop {
            let null = Target::new(version.program, version.version, 0);
            let mismatch = match self.call::<(), Value<()>>(null, ()).await {
                Ok(()) => return Ok(version),
                Err(CallError::Rejected(mismatch @ Rejection::ProgramMismatch { .. })) => mismatch,
                Err(error) => return Err(error),
            };
            version = older(version, &mismatch).ok_or(CallError::Rejected(mismatch))?;
        }
    }
}

/// The newest version that this one extends and that the server may have.
fn older(version: &'static Interface, mismatch: &Rejection) -> Option<&'static Interface> {
    let Rejection::ProgramMismatch { low, high } = mismatch else {
        return None;
    };
    let mut versions = std::iter::successors(version.extends, |version| version.extends);
    versions.find(|version| (*low..=*high).contains(&version.version))
}
