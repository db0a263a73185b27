//! polkit, which decides what a user of this machine may do.
//!
//! It is asked through `pkcheck`, which comes with it and which libvirt itself used before it spoke
//! D-Bus: a D-Bus library would be the largest dependency here, for one call in the life of a connection.

use crate::context::UnixCredentials;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;
use tokio::time::timeout;

/// What somebody wants to be allowed, by its name in polkit's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action(Cow<'static, str>);

impl Action {
    /// `org.libvirt.unix.manage`: to read and to change.
    pub const MANAGE: Action = Action(Cow::Borrowed("org.libvirt.unix.manage"));
    /// `org.libvirt.unix.monitor`: to read.
    pub const MONITOR: Action = Action(Cow::Borrowed("org.libvirt.unix.monitor"));

    /// Any other.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Action(Cow::Owned(name.into()))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Asks polkit.
///
/// ```no_run
/// use xdr_rpc::libvirt::polkit::{Action, Polkit};
/// use xdr_rpc::{Context, Peer};
///
/// # async fn example(cx: &Context) -> Result<(), xdr_rpc::libvirt::polkit::Denied> {
/// let polkit = Polkit::new();
/// if let Peer::Unix(Some(caller)) = cx.peer() {
///     polkit.is_authorized(&Action::MANAGE, caller).await?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Polkit {
    program: PathBuf,
    time: Duration,
}

impl Default for Polkit {
    fn default() -> Self {
        Polkit::new()
    }
}

impl Polkit {
    /// Asks by `/usr/bin/pkcheck`. The user has two minutes to type a password, where the policy wants
    /// one.
    #[must_use]
    pub fn new() -> Self {
        Polkit {
            program: PathBuf::from("/usr/bin/pkcheck"),
            time: Duration::from_secs(120),
        }
    }

    /// Where `pkcheck` is.
    #[must_use]
    pub fn program(mut self, program: impl Into<PathBuf>) -> Self {
        self.program = program.into();
        self
    }

    /// How long an answer may take, the user's password included.
    #[must_use]
    pub fn timeout(mut self, time: Duration) -> Self {
        self.time = time;
        self
    }

    /// Whether this process of this user may do that. Dropping the future ends the question.
    ///
    /// # Errors
    ///
    /// They may not, or nobody can say.
    pub async fn is_authorized(
        &self,
        action: &Action,
        caller: &UnixCredentials,
    ) -> Result<(), Denied> {
        let caller = Caller::of(caller)?;
        self.ask(action, &caller).await
    }

    pub(super) async fn ask(&self, action: &Action, caller: &Caller) -> Result<(), Denied> {
        let Caller { pid, start, uid } = caller;
        let running = Command::new(&self.program)
            .args(["--action-id", action.name()])
            .args(["--process", &format!("{pid},{start},{uid}")])
            .arg("--allow-user-interaction")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let mut running = running.map_err(|error| {
            Denied::Failed(format!("cannot run `{}`: {error}", self.program.display()))
        })?;
        let Ok(ended) = timeout(self.time, running.wait()).await else {
            return Err(Denied::Failed("polkit did not answer in time".to_owned()));
        };
        let code = ended.map(|status| status.code());
        match code {
            Ok(Some(0)) => Ok(()),
            Ok(Some(1)) => Err(Denied::ByPolicy),
            Ok(Some(2)) => Err(Denied::NoAgent),
            Ok(Some(3)) => Err(Denied::Cancelled),
            Ok(Some(code)) => Err(Denied::Failed(format!(
                "`{}` failed with code {code}",
                self.program.display()
            ))),
            Ok(None) => Err(Denied::Failed(format!(
                "`{}` was killed",
                self.program.display()
            ))),
            Err(error) => Err(Denied::Failed(error.to_string())),
        }
    }
}

/// A process that cannot be taken for a later one of the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Caller {
    pid: i32,
    /// In ticks since the machine began.
    start: u64,
    uid: u32,
}

impl Caller {
    pub(super) fn of(caller: &UnixCredentials) -> Result<Self, Denied> {
        let pid = caller.pid.ok_or(Denied::NoProcess)?;
        // Of a process that has ended there is nothing, and another of its number began later.
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"));
        let start = stat.ok().as_deref().and_then(start_time);
        Ok(Caller {
            pid,
            start: start.filter(|start| *start > 0).ok_or(Denied::NoProcess)?,
            uid: caller.uid,
        })
    }
}

/// Field 22 of `/proc/PID/stat`. The second is the program's name in parentheses, and may have anything
/// in it, parentheses too.
fn start_time(stat: &str) -> Option<u64> {
    let (_, behind) = stat.rsplit_once(')')?;
    behind.split_ascii_whitespace().nth(19)?.parse().ok()
}

/// Why somebody may not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Denied {
    /// The policy says no.
    ByPolicy,
    /// The policy wants a password, and nobody is there who could ask the user for it.
    NoAgent,
    /// The user did not want to give it.
    Cancelled,
    /// The kernel does not say which process is at the other end, or it is gone.
    NoProcess,
    /// polkit cannot be asked.
    Failed(String),
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Denied::ByPolicy => f.write_str("access denied by policy"),
            Denied::NoAgent => f.write_str("no polkit agent is there to ask the user"),
            Denied::Cancelled => f.write_str("the user cancelled the authentication"),
            Denied::NoProcess => f.write_str("the calling process is not known"),
            Denied::Failed(reason) => f.write_str(reason),
        }
    }
}

impl Error for Denied {}
