//! What happens to domains, in libvirt's numbers.

use super::domain::{Identity, StoppedBy};

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
    /// The event and its detail of those of the life cycle; none for a reboot, which is an event
    /// of its own kind.
    pub(crate) fn lifecycle(self) -> Option<(i32, i32)> {
        let numbers = match self {
            Happening::Added => (0, 0),
            Happening::Updated => (0, 1),
            Happening::Undefined => (1, 0),
            Happening::Started => (2, 0),
            Happening::Suspended => (3, 0),
            Happening::Resumed => (4, 0),
            Happening::Stopped(by) => (5, stopped(by)),
            Happening::ShutDown { by_guest: true } => (6, 1),
            Happening::ShutDown { by_guest: false } => (6, 2),
            Happening::Rebooted => return None,
        };
        Some(numbers)
    }
}

fn stopped(by: StoppedBy) -> i32 {
    match by {
        StoppedBy::Unknown | StoppedBy::Shutdown => 0,
        StoppedBy::Destroyed => 1,
        StoppedBy::Crashed => 2,
        StoppedBy::Failed => 5,
    }
}
