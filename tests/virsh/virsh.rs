//! Running virsh.

use crate::peers::program;
use crate::process::{Finished, run};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Far above what anything needs, also on a busy machine.
const LIMIT: Duration = Duration::from_secs(180);

/// virsh at this URI.
pub fn virsh(uri: &str) -> Command {
    let mut command = program("virsh");
    command.args(["-c", uri]);
    // Its words are compared, in the language of none.
    command.env("LC_ALL", "C");
    command
}

/// What virsh writes about one command, which succeeds: what was asked for and no more.
#[track_caller]
pub fn succeed(uri: &str, command: &str) -> String {
    good(virsh(uri).arg("-q"), command)
}

/// What virsh says about one command, which succeeds.
#[track_caller]
pub fn say(uri: &str, command: &str) -> String {
    good(&mut virsh(uri), command)
}

#[track_caller]
fn good(virsh: &mut Command, command: &str) -> String {
    let Finished { status, out, err } = run(virsh.arg(command), String::new());
    assert!(status.success(), "`{command}`: {err}{out}");
    assert_eq!(err, "", "`{command}`");
    out.trim_end().to_owned()
}

/// What virsh complains about one command, which fails.
#[track_caller]
pub fn fail(uri: &str, command: &str) -> String {
    let Finished { status, out, err } = run(virsh(uri).arg(command), String::new());
    assert!(!status.success(), "`{command}`: {out}");
    err.trim_end().to_owned()
}

/// What virsh writes about commands of one session, with its complaints at their places.
pub fn session(uri: &str, commands: &[&str]) -> String {
    let mut shell = Command::new("sh");
    // One stream for both keeps their order.
    shell.args(["-c", "exec \"$@\" 2>&1", "sh"]);
    let virsh = virsh(uri);
    shell.arg(virsh.get_program()).args(virsh.get_args());
    shell.env("LC_ALL", "C");
    let lines: String = commands.iter().map(|line| format!("{line}\n")).collect();
    run(&mut shell, lines).out
}

/// Something happens to a domain of this name, which is gone then.
fn happen(uri: &str, name: &str, reboots: bool) {
    let text = format!(
        "<domain type='qemu'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os></domain>"
    );
    let folder = tempfile::tempdir().expect("the system has room for it");
    let file = folder.path().join("marker.xml");
    fs::write(&file, text).expect("there is room for it");
    let file = file.display();
    if reboots {
        succeed(
            uri,
            &format!("create {file}; reboot {name}; destroy {name}"),
        );
    } else {
        succeed(uri, &format!("define {file}; undefine {name}"));
    }
}

/// A virsh that tells events, line by line, as they come.
pub struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    /// Of all events from now on: when this is done, virsh has asked for them. Where domains are in
    /// memory, that is so for reboots too.
    pub fn start(uri: &str) -> Watch {
        Watch::with(uri, &[])
    }

    /// The same with options of virsh.
    pub fn with(uri: &str, options: &[&str]) -> Watch {
        let watch = Watch::spawn(uri, options, "event --all --loop");
        watch.wait_until_it_is_there(uri);
        watch
    }

    /// With any command, and at some time.
    pub fn spawn(uri: &str, options: &[&str], command: &str) -> Watch {
        // Into a pipe it would write only when it has many lines.
        let mut stdbuf = program("stdbuf");
        let virsh = virsh(uri);
        stdbuf.arg("-oL").arg(virsh.get_program());
        stdbuf.args(virsh.get_args()).env("LC_ALL", "C");
        stdbuf.args(options).arg(command);
        let stdbuf = stdbuf.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = stdbuf.spawn().expect("stdbuf runs");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Watch { child, lines }
    }

    /// virsh says nothing when it is ready. So things happen until it tells of them.
    fn wait_until_it_is_there(&self, uri: &str) {
        let is_known = if succeed(uri, "version").contains("QEMU") {
            "event 'lifecycle'"
        } else {
            // What virsh asks for after the lifecycle.
            "event 'reboot'"
        };
        self.make_happen(is_known, || {
            happen(uri, "marker", is_known.contains("reboot"));
        });
        happen(uri, "last-marker", false);
        self.skip_markers();
    }

    /// Does something again and again until virsh writes of it.
    pub fn make_happen(&self, written: &str, something: impl Fn()) {
        let end = Instant::now() + LIMIT;
        loop {
            something();
            while let Ok(line) = self.lines.recv_timeout(Duration::from_millis(100)) {
                if line.contains(written) {
                    return;
                }
            }
            assert!(Instant::now() < end, "virsh tells no events");
        }
    }

    /// Past what happened for a watch to see that it is there.
    pub fn skip_markers(&self) {
        while self.next() != "last-marker: lifecycle Undefined Removed" {}
    }

    /// Whether it has ended, and in which way.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("it can be waited for")
    }

    /// Waits until it ends.
    pub fn wait(&mut self) -> ExitStatus {
        let end = Instant::now() + LIMIT;
        while Instant::now() < end {
            if let Some(status) = self.ended() {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("virsh goes on");
    }

    /// Sends it a signal: `STOP`, `CONT`.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.expect("`kill` runs").success());
    }

    /// The next one, such as `test: lifecycle Started Booted`.
    pub fn next(&self) -> String {
        let line = self.lines.recv_timeout(LIMIT).expect("something happens");
        let Some((kind, rest)) = line
            .strip_prefix("event '")
            .and_then(|rest| rest.split_once("' for domain '"))
        else {
            return line;
        };
        let (domain, detail) = rest.split_once('\'').unwrap_or((rest, ""));
        format!("{domain}: {kind}{}", detail.replace(": ", " "))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
