//! What happens to domains.
//!
//! Events come in two families. The older one is for everybody who asked for a kind of event; the
//! newer one has in front the number of the callback that was registered. Kinds that came after
//! the newer family was there have no older form.

use crate::domain::Domain;
use crate::limits::{GRAPHICS_IDENTITY_MAX, JOB_STATS_MAX, STRING_MAX, TUNABLE_PARAMS_MAX};
use crate::typed::TypedParam;
use std::fmt;
use xdr_rpc::Xdr;

/// Kinds of events, to ask for with `connect_domain_event_callback_register_any`.
pub mod event_id {
    /// A domain came, went, started or stopped.
    pub const LIFECYCLE: i32 = 0;
    /// A domain booted again.
    pub const REBOOT: i32 = 1;
    /// A domain set its clock.
    pub const RTC_CHANGE: i32 = 2;
    /// A watchdog fired.
    pub const WATCHDOG: i32 = 3;
    /// A disk failed.
    pub const IO_ERROR: i32 = 4;
    /// Somebody looks at a display.
    pub const GRAPHICS: i32 = 5;
    /// A disk failed, with the reason.
    pub const IO_ERROR_REASON: i32 = 6;
    /// The way to control a domain failed.
    pub const CONTROL_ERROR: i32 = 7;
    /// A job over a disk, by path, went on.
    pub const BLOCK_JOB: i32 = 8;
    /// A disk has another image.
    pub const DISK_CHANGE: i32 = 9;
    /// A tray was opened or closed.
    pub const TRAY_CHANGE: i32 = 10;
    /// A domain woke up.
    pub const PM_WAKEUP: i32 = 11;
    /// A domain went to sleep, in memory.
    pub const PM_SUSPEND: i32 = 12;
    /// A domain has more or less memory.
    pub const BALLOON_CHANGE: i32 = 13;
    /// A domain went to sleep, on disk.
    pub const PM_SUSPEND_DISK: i32 = 14;
    /// A device is gone.
    pub const DEVICE_REMOVED: i32 = 15;
    /// A job over a disk, by target, went on.
    pub const BLOCK_JOB_2: i32 = 16;
    /// Parameters changed.
    pub const TUNABLE: i32 = 17;
    /// The agent in a domain came or went.
    pub const AGENT_LIFECYCLE: i32 = 18;
    /// A device has come.
    pub const DEVICE_ADDED: i32 = 19;
    /// A migration began another round.
    pub const MIGRATION_ITERATION: i32 = 20;
    /// A job is done.
    pub const JOB_COMPLETED: i32 = 21;
    /// A device would not go.
    pub const DEVICE_REMOVAL_FAILED: i32 = 22;
    /// Title, description or metadata changed.
    pub const METADATA_CHANGE: i32 = 23;
    /// A disk has been written to beyond a threshold.
    pub const BLOCK_THRESHOLD: i32 = 24;
    /// Memory failed.
    pub const MEMORY_FAILURE: i32 = 25;
    /// A memory device has another size.
    pub const MEMORY_DEVICE_SIZE_CHANGE: i32 = 26;
}

/// What happened to a domain as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
#[repr(i32)]
pub enum Lifecycle {
    /// It has a definition, new or changed.
    Defined = 0,
    /// Its definition is gone.
    Undefined = 1,
    /// It started.
    Started = 2,
    /// It is paused.
    Suspended = 3,
    /// It runs again.
    Resumed = 4,
    /// It stopped.
    Stopped = 5,
    /// Its system has shut down, and it is about to stop.
    Shutdown = 6,
    /// Its own power management has suspended it.
    PmSuspended = 7,
    /// It crashed.
    Crashed = 8,
    /// What happened is newer than this program.
    #[xdr(other)]
    Unknown(i32) = 9,
}

impl fmt::Display for Lifecycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lifecycle::Defined => "Defined",
            Lifecycle::Undefined => "Undefined",
            Lifecycle::Started => "Started",
            Lifecycle::Suspended => "Suspended",
            Lifecycle::Resumed => "Resumed",
            Lifecycle::Stopped => "Stopped",
            Lifecycle::Shutdown => "Shutdown",
            Lifecycle::PmSuspended => "PMSuspended",
            Lifecycle::Crashed => "Crashed",
            Lifecycle::Unknown(event) => return write!(f, "Event {event}"),
        })
    }
}

/// A domain came, went, started or stopped.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct LifecycleEvent {
    /// The domain.
    pub dom: Domain,
    /// What happened.
    pub event: Lifecycle,
    /// How it came to that, a number of its own for each that can happen.
    pub detail: i32,
}

/// A domain set its clock.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct RtcChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// Seconds from the host's clock.
    pub offset: i64,
}

/// A watchdog fired.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct WatchdogEvent {
    /// The domain.
    pub dom: Domain,
    /// What is done about it.
    pub action: i32,
}

/// A disk failed.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct IoErrorEvent {
    /// The domain.
    pub dom: Domain,
    /// The path on the host.
    #[xdr(max = STRING_MAX)]
    pub src_path: String,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub dev_alias: String,
    /// What is done about it.
    pub action: i32,
}

/// A disk failed for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct IoErrorReasonEvent {
    /// The domain.
    pub dom: Domain,
    /// The path on the host.
    #[xdr(max = STRING_MAX)]
    pub src_path: String,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub dev_alias: String,
    /// What is done about it.
    pub action: i32,
    /// The reason, such as `enospc`.
    #[xdr(max = STRING_MAX)]
    pub reason: String,
}

/// An end of a connection to a display.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct GraphicsAddress {
    /// The kind of address: 0 IPv4, 1 IPv6, 2 Unix socket.
    pub family: i32,
    /// The address.
    #[xdr(max = STRING_MAX)]
    pub node: String,
    /// The port.
    #[xdr(max = STRING_MAX)]
    pub service: String,
}

/// Something that is known of who looks at a display.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct GraphicsIdentity {
    /// What it is, such as `x509dname`.
    #[xdr(max = STRING_MAX)]
    pub kind: String,
    /// The name.
    #[xdr(max = STRING_MAX)]
    pub name: String,
}

/// Somebody begins or ends to look at a display.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct GraphicsEvent {
    /// The domain.
    pub dom: Domain,
    /// 0 connected, 1 authenticated, 2 disconnected.
    pub phase: i32,
    /// The end of the server.
    pub local: GraphicsAddress,
    /// The end of who looks.
    pub remote: GraphicsAddress,
    /// How who looks told who it is.
    #[xdr(max = STRING_MAX)]
    pub auth_scheme: String,
    /// What is known of who looks.
    #[xdr(max = GRAPHICS_IDENTITY_MAX)]
    pub subject: Vec<GraphicsIdentity>,
}

/// A job over a disk went on.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct BlockJobEvent {
    /// The domain.
    pub dom: Domain,
    /// The path on the host; the target in the domain, such as `vda`, in the newer kind of event.
    #[xdr(max = STRING_MAX)]
    pub path: String,
    /// The kind of job.
    pub kind: i32,
    /// 0 completed, 1 failed, 2 cancelled, 3 ready.
    pub status: i32,
}

/// A disk has another image.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct DiskChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// The image that was.
    #[xdr(max = STRING_MAX)]
    pub old_src_path: Option<String>,
    /// The image that is.
    #[xdr(max = STRING_MAX)]
    pub new_src_path: Option<String>,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub dev_alias: String,
    /// Why.
    pub reason: i32,
}

/// A tray was opened or closed.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct TrayChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub dev_alias: String,
    /// 0 opened, 1 closed.
    pub reason: i32,
}

/// A domain has more or less memory.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct BalloonChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// The memory that it has now, in KiB.
    pub actual: u64,
}

/// Something happened to a device: it came, is gone, or would not go.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct DeviceEvent {
    /// The domain.
    pub dom: Domain,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub dev_alias: String,
}

/// Parameters changed.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct TunableEvent {
    /// The domain.
    pub dom: Domain,
    /// Those that changed.
    #[xdr(max = TUNABLE_PARAMS_MAX)]
    pub params: Vec<TypedParam>,
}

/// The agent in a domain came or went.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct AgentLifecycleEvent {
    /// The domain.
    pub dom: Domain,
    /// 1 connected, 2 disconnected.
    pub state: i32,
    /// Why.
    pub reason: i32,
}

/// A migration began another round.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct MigrationIterationEvent {
    /// The domain.
    pub dom: Domain,
    /// The round.
    pub iteration: i32,
}

/// A job is done.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct JobCompletedEvent {
    /// The domain.
    pub dom: Domain,
    /// Figures about the job.
    #[xdr(max = JOB_STATS_MAX)]
    pub params: Vec<TypedParam>,
}

/// Title, description or metadata changed.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct MetadataChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// 0 the description, 1 the title, 2 an element of the metadata.
    pub kind: i32,
    /// The namespace of the element.
    #[xdr(max = STRING_MAX)]
    pub nsuri: Option<String>,
}

/// A disk has been written to beyond a threshold.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct BlockThresholdEvent {
    /// The domain.
    pub dom: Domain,
    /// The device, such as `vda`.
    #[xdr(max = STRING_MAX)]
    pub dev: String,
    /// The path on the host.
    #[xdr(max = STRING_MAX)]
    pub path: Option<String>,
    /// The threshold in bytes.
    pub threshold: u64,
    /// By how much it was exceeded.
    pub excess: u64,
}

/// Memory failed.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct MemoryFailureEvent {
    /// The domain.
    pub dom: Domain,
    /// Whose memory it is: 0 the hypervisor's, 1 the guest's.
    pub recipient: i32,
    /// What is done about it.
    pub action: i32,
    /// More about it.
    pub flags: u32,
}

/// A memory device has another size.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct MemoryDeviceSizeChangeEvent {
    /// The domain.
    pub dom: Domain,
    /// The name of the device.
    #[xdr(max = STRING_MAX)]
    pub alias: String,
    /// Its size now, in KiB.
    pub size: u64,
}
