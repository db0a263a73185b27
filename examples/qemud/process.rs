//! A process that is not a child of the daemon, told apart from any later one with its number.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::io::retry_on_intr;
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use std::fs;
use std::io::{self, ErrorKind};
use std::time::Duration;
use tokio::task::spawn_blocking;

/// A process: its number, and when it started by the kernel's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Process {
    /// The number, which another process may get when this one is gone.
    pub(crate) pid: i32,
    /// In ticks since the machine started.
    pub(crate) started: u64,
}

impl Process {
    /// The process that has this number now.
    pub(crate) fn of(pid: i32) -> io::Result<Self> {
        let started = Status::of(pid)?.started;
        Ok(Process { pid, started })
    }

    /// Whether it still runs; one that nobody buried does not.
    pub(crate) fn is_alive(self) -> bool {
        Status::of(self.pid).is_ok_and(|status| status.started == self.started && !status.is_dead)
    }

    /// The time that it took of all processors, in nanoseconds.
    pub(crate) fn cpu_time(self) -> u64 {
        match Status::of(self.pid) {
            Ok(status) if status.started == self.started => {
                let ticks = rustix::param::clock_ticks_per_second().max(1);
                status.ticks.saturating_mul(1_000_000_000) / ticks
            }
            _ => 0,
        }
    }

    /// A handle of this very process; none if it is gone.
    fn handle(self) -> io::Result<Option<OwnedFd>> {
        let Some(pid) = Pid::from_raw(self.pid) else {
            return Ok(None);
        };
        let handle = match pidfd_open(pid, PidfdFlags::NONBLOCK) {
            Ok(handle) => handle,
            Err(rustix::io::Errno::SRCH) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        // The handle holds whoever has the number now: only then it can be told who that is.
        Ok(self.is_alive().then_some(handle))
    }

    /// Ready once it is gone; gives whether it went within that time.
    pub(crate) async fn wait(self, within: Duration) -> io::Result<bool> {
        let Some(handle) = self.handle()? else {
            return Ok(true);
        };
        let within = Timespec::try_from(within).map_err(|_| ErrorKind::InvalidInput)?;
        // A thread waits: there is nothing to read, so no runtime has a place for the handle.
        let polled = spawn_blocking(move || {
            let mut handles = [PollFd::new(&handle, PollFlags::IN)];
            retry_on_intr(|| poll(&mut handles, Some(&within)))
        });
        Ok(polled.await.map_err(io::Error::other)?? > 0)
    }

    /// Ends it, however busy it is, and waits until it is gone.
    pub(crate) async fn kill(self, within: Duration) -> io::Result<()> {
        let Some(handle) = self.handle()? else {
            return Ok(());
        };
        match pidfd_send_signal(&handle, Signal::KILL) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => {}
            Err(error) => return Err(error.into()),
        }
        if self.wait(within).await? {
            Ok(())
        } else {
            Err(ErrorKind::TimedOut.into())
        }
    }
}

/// What `/proc/PID/stat` says; see proc(5).
struct Status {
    is_dead: bool,
    ticks: u64,
    started: u64,
}

impl Status {
    fn of(pid: i32) -> io::Result<Self> {
        let text = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        Self::from_text(&text).ok_or_else(|| ErrorKind::InvalidData.into())
    }

    fn from_text(text: &str) -> Option<Self> {
        // The name of the program stands in brackets and may have brackets and blanks itself.
        let (_, rest) = text.rsplit_once(") ")?;
        let fields: Vec<&str> = rest.split(' ').collect();
        let number = |place: usize| fields.get(place)?.parse::<u64>().ok();
        Some(Status {
            is_dead: matches!(fields.first(), Some(&("Z" | "X" | "x"))),
            ticks: number(11)?.saturating_add(number(12)?),
            started: number(19)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    const SECOND: Duration = Duration::from_secs(20);

    #[test]
    fn the_name_of_a_program_can_be_anything() {
        let rest = "S 1 2 3 4 5 6 7 8 9 10 70 7 13 14 15 16 17 18 4242 20";
        let status = Status::from_text(&format!("12 (a) b ( c) {rest}")).unwrap();
        assert_eq!(
            (status.ticks, status.started, status.is_dead),
            (77, 4242, false)
        );
        assert!(Status::from_text("12 (a").is_none());
    }

    #[tokio::test]
    async fn a_process_is_waited_for_and_killed() {
        let mut child = Command::new("sleep").arg("600").spawn().unwrap();
        let process = Process::of(i32::try_from(child.id()).unwrap()).unwrap();
        assert!(process.is_alive());
        assert!(!process.wait(Duration::from_millis(50)).await.unwrap());
        process.kill(SECOND).await.unwrap();
        // Nobody has buried it yet, and it is gone all the same.
        assert!(!process.is_alive());
        assert!(process.wait(SECOND).await.unwrap());
        child.wait().unwrap();
        assert!(process.wait(SECOND).await.unwrap());
    }

    #[tokio::test]
    async fn another_process_with_the_number_is_left_alone() {
        let mut child = Command::new("sleep").arg("600").spawn().unwrap();
        let process = Process::of(i32::try_from(child.id()).unwrap()).unwrap();
        let earlier = Process {
            started: process.started - 1,
            ..process
        };
        assert!(!earlier.is_alive());
        assert!(earlier.wait(SECOND).await.unwrap());
        earlier.kill(SECOND).await.unwrap();
        assert!(process.is_alive());
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
