//! What happens to domains, in libvirt's numbers.

use super::domain::{Identity, StoppedBy};
use xdr_remote::Lifecycle;

/// Something that happened to a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct News {
    /// To whom, with the id that it has then.
    pub(crate) domain: Identity,
    /// What.
    pub(crate) happening: Happening,
}

/// What can happen to a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happening {
    /// It is known from now on.
    Added,
    /// What it starts with was changed.
    Updated,
    /// It is no longer known once it does not run.
    Undefined,
    /// It was started.
    Started,
    /// It stands still.
    Suspended,
    /// It goes on.
    Resumed,
    /// It has shut down, by itself or because the host wanted it.
    ShutDown {
        /// By itself.
        by_guest: bool,
    },
    /// It does not run any more.
    Stopped(StoppedBy),
    /// It began anew without having stopped.
    Rebooted,
}

impl Happening {
    /// The event of the life cycle and its detail; none for a reboot, which is an event of its own
    /// kind.
    pub(crate) fn lifecycle(self) -> Option<(Lifecycle, i32)> {
        let event = match self {
            Happening::Added => (Lifecycle::Defined, 0),
            Happening::Updated => (Lifecycle::Defined, 1),
            Happening::Undefined => (Lifecycle::Undefined, 0),
            Happening::Started => (Lifecycle::Started, 0),
            Happening::Suspended => (Lifecycle::Suspended, 0),
            Happening::Resumed => (Lifecycle::Resumed, 0),
            Happening::Stopped(by) => (Lifecycle::Stopped, stopped(by)),
            Happening::ShutDown { by_guest: true } => (Lifecycle::Shutdown, 1),
            Happening::ShutDown { by_guest: false } => (Lifecycle::Shutdown, 2),
            Happening::Rebooted => return None,
        };
        Some(event)
    }
}

fn stopped(by: StoppedBy) -> i32 {
    match by {
        StoppedBy::Unknown | StoppedBy::Shutdown => 0,
        StoppedBy::Destroyed => 1,
        // What ran it failed, rather than what it ran.
        StoppedBy::Crashed | StoppedBy::Failed => 5,
    }
}
