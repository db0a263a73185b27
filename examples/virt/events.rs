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
    use RemoteEvent as Event;
    let (dom, what) = match event {
        Event::DomainEventLifecycle { msg } | Event::DomainEventCallbackLifecycle { msg, .. } => {
            (&msg.dom, lifecycle(msg))
        }
        Event::DomainEventCallbackReboot { dom, .. } => (dom, "rebooted".to_owned()),
        Event::DomainEventCallbackRtcChange { msg, .. } => (
            &msg.dom,
            format!("clock set, {} s from the host's", msg.offset),
        ),
        Event::DomainEventCallbackWatchdog { msg, .. } => {
            (&msg.dom, format!("watchdog fired, action {}", msg.action))
        }
        Event::DomainEventCallbackIoError { msg, .. } => (
            &msg.dom,
            format!("disk {} failed at {}", msg.dev_alias, msg.src_path),
        ),
        Event::DomainEventCallbackIoErrorReason { msg, .. } => (
            &msg.dom,
            format!("disk {} failed: {}", msg.dev_alias, msg.reason),
        ),
        Event::DomainEventCallbackGraphics { msg, .. } => (
            &msg.dom,
            format!("display phase {}, seen from {}", msg.phase, msg.remote.node),
        ),
        Event::DomainEventCallbackControlError { dom, .. } => {
            (dom, "cannot be controlled".to_owned())
        }
        Event::DomainEventCallbackBlockJob { msg, .. } => (
            &msg.dom,
            format!("job over {}, status {}", msg.path, msg.status),
        ),
        Event::DomainEventCallbackDiskChange { msg, .. } => {
            let image = msg.new_src_path.as_deref().unwrap_or("nothing");
            (&msg.dom, format!("disk {} has {image}", msg.dev_alias))
        }
        Event::DomainEventCallbackTrayChange { msg, .. } => {
            let moved = if msg.reason == 0 { "opened" } else { "closed" };
            (&msg.dom, format!("tray of {} {moved}", msg.dev_alias))
        }
        Event::DomainEventCallbackPmwakeup { dom, .. } => (dom, "woke up".to_owned()),
        Event::DomainEventCallbackPmsuspend { dom, .. } => (dom, "sleeps".to_owned()),
        Event::DomainEventCallbackPmsuspendDisk { dom, .. } => (dom, "sleeps on disk".to_owned()),
        Event::DomainEventCallbackBalloonChange { msg, .. } => {
            (&msg.dom, format!("has {} KiB of memory", msg.actual))
        }
        Event::DomainEventCallbackDeviceRemoved { msg, .. } => {
            (&msg.dom, format!("device {} is gone", msg.dev_alias))
        }
        Event::ConnectEventConnectionClosed { reason } => {
            return format!("the driver lost its connection, reason {reason}");
        }
        other => return format!("{other:?}"),
    };
    format!("{}: {what}", dom.name)
}

fn lifecycle(LifecycleEvent { event, detail, .. }: &LifecycleEvent) -> String {
    match detail_name(*event, *detail) {
        Some(how) => format!("{event} {how}"),
        None => format!("{event}, detail {detail}"),
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
