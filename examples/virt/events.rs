//! What happened, in words.

use xdr_remote::{Lifecycle, LifecycleEvent, RemoteEvent, event_id};

/// The kinds of events that every daemon has.
pub(crate) const KINDS: [i32; 16] = [
    event_id::LIFECYCLE,
    event_id::REBOOT,
    event_id::RTC_CHANGE,
    event_id::WATCHDOG,
    event_id::IO_ERROR,
    event_id::GRAPHICS,
    event_id::IO_ERROR_REASON,
    event_id::CONTROL_ERROR,
    event_id::BLOCK_JOB,
    event_id::DISK_CHANGE,
    event_id::TRAY_CHANGE,
    event_id::PM_WAKEUP,
    event_id::PM_SUSPEND,
    event_id::BALLOON_CHANGE,
    event_id::PM_SUSPEND_DISK,
    event_id::DEVICE_REMOVED,
];

pub(crate) fn show(event: &RemoteEvent) -> String {
    match event {
        RemoteEvent::DomainEventLifecycle { msg }
        | RemoteEvent::DomainEventCallbackLifecycle { msg, .. } => lifecycle(msg),
        RemoteEvent::DomainEventCallbackReboot { dom, .. } => format!("{}: rebooted", dom.name),
        RemoteEvent::ConnectEventConnectionClosed { reason } => {
            format!("the driver lost its connection (reason {reason})")
        }
        other => format!("{other:?}"),
    }
}

fn lifecycle(event: &LifecycleEvent) -> String {
    let LifecycleEvent { dom, event, detail } = event;
    match detail_name(*event, *detail) {
        Some(how) => format!("{}: {event} {how}", dom.name),
        None => format!("{}: {event}, detail {detail}", dom.name),
    }
}

/// How it came to that, with the words that virsh has for it.
fn detail_name(event: Lifecycle, detail: i32) -> Option<&'static str> {
    let names: &[&str] = match event {
        Lifecycle::Defined => &["Added", "Updated", "Renamed", "Snapshot"],
        Lifecycle::Undefined => &["Removed", "Renamed"],
        Lifecycle::Started => &["Booted", "Migrated", "Restored", "Snapshot", "Event wakeup"],
        Lifecycle::Suspended => &[
            "Paused",
            "Migrated",
            "I/O Error",
            "Watchdog",
            "Restored",
            "Snapshot",
            "API error",
            "Post-copy",
            "Post-copy Error",
        ],
        Lifecycle::Resumed => &["Unpaused", "Migrated", "Snapshot", "Post-copy"],
        Lifecycle::Stopped => &[
            "Shutdown",
            "Destroyed",
            "Crashed",
            "Migrated",
            "Saved",
            "Failed",
            "Snapshot",
            "Daemon",
        ],
        Lifecycle::Shutdown => &[
            "Finished",
            "Finished after guest request",
            "Finished after host request",
        ],
        Lifecycle::PmSuspended => &["Memory", "Disk"],
        Lifecycle::Crashed => &["Panicked", "Crashloaded"],
        Lifecycle::Unknown(_) => &[],
    };
    names.get(usize::try_from(detail).ok()?).copied()
}
