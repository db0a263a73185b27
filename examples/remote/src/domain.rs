//! Types of domains, which is what libvirt calls virtual machines.

use crate::connect::{terminated, text};
use crate::limits::{DOMAIN_LIST_MAX, SECURITY_LABEL_MAX, STRING_MAX};
use crate::uuid::Uuid;
use crate::wire::{Char, Flag};
use std::fmt;
use xdr_rpc::Xdr;

/// What a domain is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Xdr)]
pub struct Domain {
    /// Its name.
    #[xdr(max = STRING_MAX)]
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its number while it runs, and -1 while it does not.
    pub id: i32,
}

/// What `connect_list_all_domains` finds.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct DomainList {
    /// The domains; none where they were not asked for.
    #[xdr(max = DOMAIN_LIST_MAX)]
    pub domains: Vec<Domain>,
    /// How many there are.
    pub count: u32,
}

/// Bits of the flags of `connect_list_all_domains`; those of a kind are alternatives, and none of a
/// kind means all.
pub mod list_flags {
    /// Those that run, or are paused.
    pub const ACTIVE: u32 = 1;
    /// Those that do not.
    pub const INACTIVE: u32 = 2;
    /// Those with a definition that stays.
    pub const PERSISTENT: u32 = 4;
    /// Those that are gone once they stop.
    pub const TRANSIENT: u32 = 8;
    /// Those in the state running.
    pub const RUNNING: u32 = 16;
    /// Those in the state paused.
    pub const PAUSED: u32 = 32;
    /// Those in the state shutoff.
    pub const SHUTOFF: u32 = 64;
    /// Those in any other state.
    pub const OTHER: u32 = 128;
}

/// What a domain does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[repr(i32)]
pub enum DomainState {
    /// Nobody knows.
    NoState = 0,
    /// It runs.
    Running = 1,
    /// It waits for a resource.
    Blocked = 2,
    /// Somebody has paused it.
    Paused = 3,
    /// It is being shut down.
    Shutdown = 4,
    /// It is off.
    Shutoff = 5,
    /// It crashed.
    Crashed = 6,
    /// Its own power management has suspended it.
    PmSuspended = 7,
    /// It does what is newer than this program.
    #[xdr(other)]
    Unknown(i32) = 8,
}

impl fmt::Display for DomainState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DomainState::NoState => "no state",
            DomainState::Running => "running",
            DomainState::Blocked => "idle",
            DomainState::Paused => "paused",
            DomainState::Shutdown => "in shutdown",
            DomainState::Shutoff => "shut off",
            DomainState::Crashed => "crashed",
            DomainState::PmSuspended => "pmsuspended",
            DomainState::Unknown(state) => return write!(f, "state {state}"),
        })
    }
}

/// A state and the reason for it, which is a number of its own in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct StateAndReason {
    /// The state.
    pub state: DomainState,
    /// The reason; 0 is unknown.
    pub reason: i32,
}

/// What a domain has and uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct DomainInfo {
    /// What it does.
    pub state: DomainState,
    /// The most memory that it may have, in KiB.
    pub max_mem: u64,
    /// The memory that it has, in KiB.
    pub memory: u64,
    /// Virtual CPUs.
    #[xdr(as = u32)]
    pub nr_virt_cpu: u16,
    /// The time of a CPU that it has used, in nanoseconds.
    pub cpu_time: u64,
}

/// What keeps a domain apart from others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Xdr)]
pub struct SecurityLabel {
    /// The label, with a NUL at its end.
    #[xdr(max = SECURITY_LABEL_MAX, each(as = Char))]
    pub label: Vec<u8>,
    /// Whether the label is enforced.
    #[xdr(as = Flag)]
    pub enforcing: bool,
}

impl SecurityLabel {
    /// A label.
    #[must_use]
    pub fn new(label: &str, enforcing: bool) -> Self {
        SecurityLabel {
            label: terminated(label),
            enforcing,
        }
    }

    /// The label as text.
    #[must_use]
    pub fn text(&self) -> String {
        text(&self.label)
    }
}
