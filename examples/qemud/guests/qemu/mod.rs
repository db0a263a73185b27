//! A guest that is a process of QEMU. It is no child of the daemon, and lives on without it.

mod boot;
mod command;
mod qmp;

use super::picture::{PPM, Picture};
use crate::domains::{Report, Reporter, StoppedBy};
use crate::process::Process;
use crate::refusal::Refusal;
use crate::xml::Definition;
use qmp::{Event, Incoming, Qmp};
use serde_json::{Value, json};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::UnixStream;
use tokio::sync::watch;

/// So long a process may take to end by itself once it was told to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A process of QEMU.
#[derive(Debug)]
pub(crate) struct QemuGuest {
    qmp: Qmp,
    folder: PathBuf,
    process: Process,
    wishes: Arc<Wishes>,
    ended: watch::Receiver<bool>,
}

/// What was asked of a guest, by which its events are to be understood.
#[derive(Debug, Default)]
struct Wishes {
    destroy: AtomicBool,
    reboot: AtomicBool,
}

impl QemuGuest {
    /// Starts QEMU, which stands still then. Its events are heard once it [`listen`](Listener::listen)s.
    pub(crate) async fn start(
        emulator: &Path,
        folder: PathBuf,
        definition: &Definition,
        reporter: Reporter,
    ) -> Result<(Self, Listener), Refusal> {
        command::start(emulator, &folder, definition).await?;
        QemuGuest::attach(folder, reporter)
            .await
            .map_err(|error| Refusal::internal(format!("cannot talk to QEMU: {error}")))
    }

    /// Talks to the QEMU that answers in this folder.
    pub(crate) async fn attach(
        folder: PathBuf,
        reporter: Reporter,
    ) -> io::Result<(Self, Listener)> {
        let (qmp, incoming, pid) = qmp::connect(&command::qmp_socket(&folder)).await?;
        let process = Process::of(pid)?;
        let wishes = Arc::new(Wishes::default());
        let (ended, has_ended) = watch::channel(false);
        let listener = Listener {
            qmp: qmp.clone(),
            incoming,
            reporter,
            process,
            wishes: Arc::clone(&wishes),
            phase: Phase::Goes,
            ended,
        };
        let guest = QemuGuest {
            qmp,
            folder,
            process,
            wishes,
            ended: has_ended,
        };
        Ok((guest, listener))
    }

    /// The process.
    pub(crate) fn process(&self) -> Process {
        self.process
    }

    /// What QEMU says that the guest does: `running`, `paused` and so on.
    pub(crate) async fn status(&self) -> Result<String, Refusal> {
        let status = self.call("query-status", json!({})).await?;
        let status = status.get("status").and_then(Value::as_str);
        Ok(status.unwrap_or_default().to_owned())
    }

    async fn call(&self, command: &str, arguments: Value) -> Result<Value, Refusal> {
        self.qmp.call(command, arguments).await
    }

    pub(super) async fn pause(&self) -> Result<(), Refusal> {
        self.call("stop", json!({})).await.map(drop)
    }

    pub(super) async fn resume(&self) -> Result<(), Refusal> {
        self.call("cont", json!({})).await.map(drop)
    }

    pub(super) async fn shut_down(&self) -> Result<(), Refusal> {
        self.press_button(false).await
    }

    /// The guest shuts down, and is started again where others end.
    pub(super) async fn reboot(&self) -> Result<(), Refusal> {
        self.press_button(true).await
    }

    async fn press_button(&self, reboot: bool) -> Result<(), Refusal> {
        self.wishes.reboot.store(reboot, Ordering::SeqCst);
        let action = if reboot { "pause" } else { "poweroff" };
        self.call("set-action", json!({ "shutdown": action }))
            .await?;
        self.call("system_powerdown", json!({})).await.map(drop)
    }

    pub(super) async fn destroy(&self) -> Result<(), Refusal> {
        self.wishes.destroy.store(true, Ordering::SeqCst);
        self.end().await
    }

    /// Ends a process whose guest is off or not needed any more.
    pub(super) async fn end(&self) -> Result<(), Refusal> {
        // One that does not listen any more is ended all the same.
        let _ = tokio::time::timeout(PATIENCE, self.call("quit", json!({}))).await;
        if !self.process.wait(PATIENCE).await.map_err(cannot_end)? {
            self.process.kill(PATIENCE).await.map_err(cannot_end)?;
        }
        let mut ended = self.ended.clone();
        // An error is that nobody listens to it, so there is nobody to wait for.
        let _ = ended.wait_for(|ended| *ended).await;
        Ok(())
    }

    pub(super) async fn screenshot(&self) -> Result<Picture, Refusal> {
        let path = self.folder.join("screen.ppm");
        let arguments = json!({ "filename": path.to_string_lossy() });
        self.call("screendump", arguments).await?;
        let bytes = tokio::fs::read(&path).await;
        let _ = fs::remove_file(&path);
        let bytes = bytes.map_err(|error| Refusal::failed(format!("no picture: {error}")))?;
        Ok(Picture { mime: PPM, bytes })
    }

    pub(super) async fn console(&self) -> Result<UnixStream, Refusal> {
        UnixStream::connect(command::console_socket(&self.folder))
            .await
            .map_err(|error| Refusal::failed(format!("no console: {error}")))
    }

    pub(super) fn cpu_time(&self) -> u64 {
        self.process.cpu_time()
    }
}

fn cannot_end(error: io::Error) -> Refusal {
    Refusal::failed(format!("cannot end QEMU: {error}"))
}

/// Where a guest is on the way through its power button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Goes,
    /// It is off, and its process ends unless it is started again.
    IsOff,
    StartsAgain,
}

/// Hears what QEMU says on its own, and tells it.
#[derive(Debug)]
pub(crate) struct Listener {
    qmp: Qmp,
    incoming: Incoming,
    reporter: Reporter,
    process: Process,
    wishes: Arc<Wishes>,
    phase: Phase,
    ended: watch::Sender<bool>,
}

impl Listener {
    /// Until QEMU is gone, which is told last.
    pub(crate) async fn listen(mut self) {
        while let Some(event) = self.incoming.event().await {
            self.hear(&event);
        }
        // Without its monitor it is of no use; what ends by itself has a while to do so.
        if !matches!(self.process.wait(PATIENCE).await, Ok(true))
            && let Err(error) = self.process.kill(PATIENCE).await
        {
            eprintln!("qemud: process {}: {error}", self.process.pid);
        }
        let by = if self.wishes.destroy.load(Ordering::SeqCst) {
            StoppedBy::Destroyed
        } else if self.phase == Phase::IsOff {
            StoppedBy::Shutdown
        } else {
            StoppedBy::Crashed
        };
        self.reporter.report(Report::Ended(by));
        self.ended.send_replace(true);
    }

    fn hear(&mut self, event: &Event) {
        match (event.name.as_str(), self.phase) {
            ("SHUTDOWN", _) => {
                self.phase = Phase::IsOff;
                if !self.wishes.reboot.load(Ordering::SeqCst) {
                    let by_guest = event.data.get("guest").and_then(Value::as_bool);
                    let by_guest = by_guest.unwrap_or(false);
                    self.reporter.report(Report::ShutDown { by_guest });
                }
            }
            // The process of a guest that was asked to reboot does not end with it.
            ("STOP", Phase::IsOff) => {
                if self.wishes.reboot.swap(false, Ordering::SeqCst) {
                    self.phase = Phase::StartsAgain;
                    self.call(&["system_reset", "cont"]);
                } else {
                    self.call(&["quit"]);
                }
            }
            ("RESUME", Phase::StartsAgain) => self.phase = Phase::Goes,
            ("STOP", _) => self.reporter.report(Report::Paused),
            ("RESUME", _) => self.reporter.report(Report::Resumed),
            ("RESET", _) => self.reporter.report(Report::Rebooted),
            _ => {}
        }
    }

    /// Calls QEMU. Answers come over what is heard here, so this is a task of its own.
    fn call(&self, commands: &'static [&'static str]) {
        let qmp = self.qmp.clone();
        tokio::spawn(async move {
            for command in commands {
                if let Err(refusal) = qmp.call(command, json!({})).await {
                    eprintln!("qemud: `{command}`: {refusal}");
                    return;
                }
            }
        });
    }
}
