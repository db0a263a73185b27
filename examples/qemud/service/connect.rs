//! Opening a driver, and what is asked of a connection.

use super::{Daemon, host};
use crate::refusal::{Kind, Refusal};
use xdr_remote::{NodeInfo, ReadOnly, feature, open_flags};
use xdr_rpc::{Context, Peer};

/// Another release of this daemon is known by it.
pub(crate) const VERSION: u64 = 1_000;

/// Left at a connection that has opened the driver: the URI.
#[derive(Debug, Clone)]
struct Opened(String);

/// Left at a connection that asked to be told when the driver is gone.
#[derive(Debug, Clone, Copy)]
struct CloseCallback;

impl Daemon {
    /// Most calls are about a driver that is open.
    pub(super) fn opened(&self, cx: &Context) -> Result<(), Refusal> {
        self.uri(cx).map(drop)
    }

    pub(super) fn uri(&self, cx: &Context) -> Result<String, Refusal> {
        let opened = cx.connection().get::<Opened>();
        match opened {
            Some(Opened(uri)) => Ok(uri),
            None => Err(Refusal::internal("connection not open")),
        }
    }

    pub(super) fn open(&self, cx: &Context, name: Option<&str>, flags: u32) -> Result<(), Refusal> {
        // Of the other flags libvirt's client lets slip what it means for itself.
        if self.opened(cx).is_ok() {
            return Err(Refusal::internal("connection already open"));
        }
        let own = if self.hypervisor.is_qemu() {
            "qemu:///system"
        } else {
            "test:///default"
        };
        // One daemon has one driver, so both names mean it.
        let uri = name.filter(|name| !name.is_empty()).unwrap_or(own);
        if !matches!(
            uri,
            "test:///default" | "qemu:///system" | "qemu:///session"
        ) {
            let detail = format!("{uri}; this daemon has {own}");
            return Err(Refusal::new(Kind::NoDriver, detail));
        }
        if flags & open_flags::READ_ONLY != 0 {
            cx.connection().insert(ReadOnly);
        }
        cx.connection().insert(Opened(uri.to_owned()));
        Ok(())
    }

    pub(super) fn close(&self, cx: &Context) -> Result<(), Refusal> {
        self.opened(cx)?;
        cx.connection().remove::<Opened>();
        self.subscribers.forget(cx);
        Ok(())
    }

    pub(super) fn supports(&self, cx: &Context, wanted: i32) -> Result<bool, Refusal> {
        match wanted {
            feature::PROGRAM_KEEPALIVE => {
                cx.start_keepalive();
                Ok(true)
            }
            feature::FD_PASSING => Ok(matches!(cx.peer(), Peer::Unix(_))),
            feature::REMOTE_EVENT_CALLBACK | feature::REMOTE_CLOSE_CALLBACK => Ok(true),
            _ => {
                self.opened(cx)?;
                Ok(wanted == feature::TYPED_PARAM_STRING)
            }
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        if self.hypervisor.is_qemu() {
            "QEMU"
        } else {
            "TEST"
        }
    }

    pub(super) fn capabilities(&self) -> String {
        host::capabilities(self.hypervisor.emulator())
    }

    pub(super) fn node(&self) -> Result<NodeInfo, Refusal> {
        let info = host::info();
        let failed = |error| Refusal::failed(format!("cannot read what the host has: {error}"));
        info.map_err(failed)
    }

    pub(super) fn want_close(&self, cx: &Context, wanted: bool) -> Result<(), Refusal> {
        self.opened(cx)?;
        let values = cx.connection();
        let before = if wanted {
            values.insert(CloseCallback).is_some()
        } else {
            values.remove::<CloseCallback>().is_some()
        };
        if before == wanted {
            let state = if wanted { "already" } else { "not" };
            let detail = format!("a close callback is {state} registered");
            return Err(Refusal::internal(detail));
        }
        Ok(())
    }
}
