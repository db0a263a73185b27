//! What runs a domain: nothing but memory, or a QEMU process.

mod launcher;
mod memory;
mod picture;
mod qemu;

pub(crate) use launcher::{Launched, Launcher};
pub(crate) use picture::Picture;

use crate::refusal::Refusal;
use memory::MemoryGuest;
use qemu::QemuGuest;
use tokio::io::{AsyncRead, AsyncWrite};

/// The two ends of a serial line.
pub(crate) trait Line: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

/// What runs a domain. What it does it tells its [`Reporter`], before the call returns that made it
/// do so; so the table is never behind an answer.
#[derive(Debug)]
pub(crate) enum Guest {
    /// It is only said to run.
    Memory(MemoryGuest),
    /// A process of QEMU.
    Qemu(QemuGuest),
}

impl Guest {
    /// What it does, in QEMU's words: `running`, `paused` and so on.
    pub(crate) async fn status(&self) -> Result<String, Refusal> {
        match self {
            Guest::Memory(_) => Ok("running".to_owned()),
            Guest::Qemu(guest) => guest.status().await,
        }
    }

    /// Stands still.
    pub(crate) async fn pause(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.pause(),
            Guest::Qemu(guest) => guest.pause().await?,
        }
        Ok(())
    }

    /// Goes on.
    pub(crate) async fn resume(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.resume(),
            Guest::Qemu(guest) => guest.resume().await?,
        }
        Ok(())
    }

    /// Asks it to shut down; when and whether it does is its own affair.
    pub(crate) async fn shut_down(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.shut_down(),
            Guest::Qemu(guest) => guest.shut_down().await?,
        }
        Ok(())
    }

    /// Asks it to begin anew; when and whether it does is its own affair.
    pub(crate) async fn reboot(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.reset(),
            Guest::Qemu(guest) => guest.reboot().await?,
        }
        Ok(())
    }

    /// Pulls the plug.
    pub(crate) async fn destroy(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.destroy(),
            Guest::Qemu(guest) => guest.destroy().await?,
        }
        Ok(())
    }

    /// Ends what runs a guest that is off.
    pub(crate) async fn end(&self) -> Result<(), Refusal> {
        match self {
            Guest::Memory(guest) => guest.destroy(),
            Guest::Qemu(guest) => guest.end().await?,
        }
        Ok(())
    }

    /// What its screen shows.
    pub(crate) async fn screenshot(&self) -> Result<Picture, Refusal> {
        match self {
            Guest::Memory(guest) => Ok(guest.screenshot()),
            Guest::Qemu(guest) => guest.screenshot().await,
        }
    }

    /// Its serial line.
    pub(crate) async fn console(&self) -> Result<Box<dyn Line>, Refusal> {
        match self {
            Guest::Memory(guest) => Ok(Box::new(guest.console())),
            Guest::Qemu(guest) => Ok(Box::new(guest.console().await?)),
        }
    }

    /// The time that its processors worked, in nanoseconds.
    pub(crate) fn cpu_time(&self) -> u64 {
        match self {
            Guest::Memory(guest) => guest.cpu_time(),
            Guest::Qemu(guest) => guest.cpu_time(),
        }
    }
}
