//! One domain.

use crate::guests::Guest;
use crate::xml::Definition;
use std::sync::Arc;
use uuid::Uuid;

/// How a domain is known to clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// Unique at any time.
    pub(crate) name: String,
    /// Never changes.
    pub(crate) uuid: Uuid,
    /// While it runs; no other one gets it as long as the daemon knows.
    pub(crate) id: Option<i32>,
}

/// A domain as it is at one time. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Domain {
    /// What it starts with the next time; what it runs with, where it is transient.
    pub(crate) definition: Arc<Definition>,
    /// While it is active.
    pub(crate) active: Option<Active>,
    /// How it is.
    pub(crate) condition: Condition,
    /// Whether it stays when it stops.
    pub(crate) persistent: bool,
    /// Whether it starts with the daemon.
    pub(crate) autostart: bool,
    /// Held by who changes something about it.
    job: Arc<tokio::sync::Mutex<()>>,
}

/// What an active domain has beside its definition.
#[derive(Debug, Clone)]
pub(crate) struct Active {
    /// Its number for as long as it is active.
    pub(crate) id: i32,
    /// What it runs with.
    pub(crate) definition: Arc<Definition>,
    /// What runs it.
    pub(crate) guest: Arc<Guest>,
}

impl Domain {
    /// One that does not run.
    pub(super) fn new(definition: Definition, persistent: bool) -> Self {
        Domain {
            definition: Arc::new(definition),
            active: None,
            condition: Condition::ShutOff(StoppedBy::Unknown),
            persistent,
            autostart: false,
            job: Arc::default(),
        }
    }

    /// How it is known to clients.
    pub(crate) fn identity(&self) -> Identity {
        Identity {
            name: self.definition.name.clone(),
            uuid: self.definition.uuid,
            id: self.active.as_ref().map(|active| active.id),
        }
    }

    /// The lock that is held by who changes something about it.
    pub(crate) fn job(&self) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(&self.job)
    }

    /// What it runs with, or else would start with.
    pub(crate) fn current(&self) -> &Definition {
        match &self.active {
            Some(active) => &active.definition,
            None => &self.definition,
        }
    }
}

/// How a domain is, and since when. The numbers are libvirt's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    /// It runs.
    Running(RunningSince),
    /// It is there and stands still.
    Paused(PausedBy),
    /// It does not run.
    ShutOff(StoppedBy),
}

/// Since when a domain runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunningSince {
    /// Nobody knows.
    Unknown = 0,
    /// It was started.
    Booted = 1,
    /// It was paused before.
    Unpaused = 5,
}

/// Why a domain stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PausedBy {
    /// Somebody wanted it.
    User = 1,
    /// It is about to run.
    StartingUp = 11,
}

/// Why a domain does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoppedBy {
    /// It has not run yet.
    Unknown = 0,
    /// It shut down.
    Shutdown = 1,
    /// Somebody pulled the plug.
    Destroyed = 2,
    /// What ran it died.
    Crashed = 3,
    /// It could not be started.
    Failed = 6,
}

impl Condition {
    /// The state and its reason, as numbers.
    pub(crate) fn numbers(self) -> (i32, i32) {
        match self {
            Condition::Running(since) => (1, since as i32),
            Condition::Paused(by) => (3, by as i32),
            Condition::ShutOff(by) => (5, by as i32),
        }
    }

    /// Whether there is something that runs or could go on.
    pub(crate) fn is_active(self) -> bool {
        !matches!(self, Condition::ShutOff(_))
    }
}
