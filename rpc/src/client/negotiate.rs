//! Which version of a program both ends have.

use super::answer::Value;
use super::channel::Channel;
use crate::error::{CallError, Rejection};
use crate::interface::Interface;
use crate::procedure::Target;

impl Channel {
    /// Finds the newest version that the server has of `newest` and those that it extends. It calls NULL of
    /// one after the other, newest first, and skips what is not in the range that PROG_MISMATCH tells
    /// (RFC 5531 section 9). A libvirt server tells no range, so there it asks for each.
    ///
    /// # Errors
    ///
    /// The server has none of them, which is [`Rejection::ProgramMismatch`] or what a libvirt server says,
    /// or does not have the program, or a call failed.
    pub async fn negotiate(
        &self,
        newest: &'static Interface,
    ) -> Result<&'static Interface, CallError> {
        let mut version = newest;
        loop {
            let null = Target::new(version.program, version.version, 0);
            let error = match self.call::<(), Value<()>>(null, ()).await {
                Ok(()) => return Ok(version),
                // libvirt has no NULL, and says so of a version that is there.
                Err(CallError::Remote(error)) if error.is_unsupported() => return Ok(version),
                Err(error) => error,
            };
            let older = match &error {
                CallError::Rejected(mismatch) => older(version, mismatch),
                CallError::Remote(error) if error.is_no_program() => version.extends,
                _ => None,
            };
            version = older.ok_or(error)?;
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
