//! Where guests come from.

use super::Guest;
use super::memory::MemoryGuest;
use super::qemu::QemuGuest;
use crate::domains::Reporter;
use crate::process::Process;
use crate::refusal::Refusal;
use crate::store::{KeptRunning, Store};
use crate::xml::Definition;
use std::future::Future;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::pin::Pin;
use std::time::Duration;
use tokio::process::Command;

/// So long a process that cannot be talked to may take to be gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where guests come from.
#[derive(Debug)]
pub(crate) enum Launcher {
    /// From nowhere.
    Memory,
    /// From this emulator.
    Qemu(PathBuf),
}

/// A guest that stands still.
pub(crate) struct Launched {
    /// What was started.
    pub(crate) guest: Guest,
    /// Hears it, once the table knows it.
    pub(crate) listen: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Launcher {
    /// The version of what runs guests: major x 1,000,000 + minor x 1,000 + release.
    pub(crate) async fn version(&self) -> io::Result<u64> {
        let Launcher::Qemu(emulator) = self else {
            return Ok(1);
        };
        let output = Command::new(emulator).arg("--version").output().await;
        let output = output.map_err(|error| {
            let problem = format!("cannot run `{}`: {error}", emulator.display());
            io::Error::new(error.kind(), problem)
        })?;
        let text = String::from_utf8_lossy(&output.stdout);
        let version = text.split_once("version ").and_then(|(_, rest)| {
            let mut parts = rest.split(|part: char| !part.is_ascii_digit());
            let mut number = || parts.next()?.parse::<u64>().ok();
            Some(number()? * 1_000_000 + number()? * 1_000 + number()?)
        });
        version.ok_or_else(|| {
            let problem = format!("`{}` does not tell its version", emulator.display());
            io::Error::new(ErrorKind::InvalidData, problem)
        })
    }

    /// Starts a guest, which stands still then.
    pub(crate) async fn launch(
        &self,
        store: &Store,
        reporter: Reporter,
        id: i32,
        definition: &Definition,
    ) -> Result<Launched, Refusal> {
        let emulator = match self {
            Launcher::Memory => {
                return Ok(Launched {
                    guest: Guest::Memory(MemoryGuest::new(reporter, id)),
                    listen: Box::pin(std::future::ready(())),
                });
            }
            Launcher::Qemu(emulator) => emulator,
        };
        let folder = store.folder(definition.uuid)?;
        // Said before it is done: a daemon that dies in between still finds what it started.
        store.save_running(id, definition, None)?;
        let started = QemuGuest::start(emulator, folder, definition, reporter).await;
        let (guest, listener) = started.inspect_err(|_| store.forget_running(definition.uuid))?;
        store.save_running(id, definition, Some(guest.process()))?;
        Ok(Launched {
            guest: Guest::Qemu(guest),
            listen: Box::pin(listener.listen()),
        })
    }

    /// Finds a guest that ran when the daemon died. None if it is gone; one that does not answer
    /// is ended.
    pub(crate) async fn find(
        &self,
        store: &Store,
        reporter: Reporter,
        kept: &KeptRunning,
    ) -> Result<Option<Launched>, Refusal> {
        let folder = store.folder(kept.definition.uuid)?;
        let Ok((guest, listener)) = QemuGuest::attach(folder, reporter).await else {
            end(kept.process).await?;
            return Ok(None);
        };
        store.save_running(kept.id, &kept.definition, Some(guest.process()))?;
        Ok(Some(Launched {
            guest: Guest::Qemu(guest),
            listen: Box::pin(listener.listen()),
        }))
    }
}

async fn end(process: Option<Process>) -> Result<(), Refusal> {
    match process {
        Some(process) => process
            .kill(PATIENCE)
            .await
            .map_err(|error| Refusal::failed(format!("cannot end QEMU: {error}"))),
        None => Ok(()),
    }
}
