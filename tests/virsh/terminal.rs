//! virsh in a terminal, which its console needs.

use crate::peers::program;
use crate::virsh::virsh;
use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Far above what anything needs, also on a busy machine.
const LIMIT: Duration = Duration::from_secs(180);

/// What ends a console.
pub const ESCAPE: &str = "\u{1d}";

/// virsh in a terminal of its own.
pub struct Terminal {
    child: Child,
    keys: ChildStdin,
    bytes: Receiver<Vec<u8>>,
    /// All that it has shown.
    pub shown: String,
}

impl Terminal {
    /// Runs a command of virsh.
    pub fn start(uri: &str, command: &str) -> Terminal {
        let virsh = virsh(uri);
        let words = [virsh.get_program()].into_iter().chain(virsh.get_args());
        let words = words.map(|word| format!("'{}'", word.to_str().expect("it is text")));
        let line = words.collect::<Vec<String>>().join(" ") + " " + command;
        let mut script = program("script");
        script.args(["-qfec", &format!("exec {line}"), "/dev/null"]);
        script
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .env("LC_ALL", "C");
        let mut child = script.spawn().expect("script runs");
        let mut out = child.stdout.take().expect("it is piped");
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = out.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            keys: child.stdin.take().expect("it is piped"),
            child,
            bytes,
            shown: String::new(),
        }
    }

    /// A console, which is there when this is done.
    pub fn console(uri: &str, command: &str) -> Terminal {
        let mut terminal = Terminal::start(uri, command);
        terminal.wait_for("Escape character is ^]");
        terminal.wait_for("\n");
        terminal
    }

    /// Until it shows this, which is what is shown next then.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        let end = Instant::now() + LIMIT;
        while !self.shown.contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.shown.push_str(&String::from_utf8_lossy(&bytes)),
                Err(_) => panic!("it shows no `{text}`, but: {}", self.shown),
            }
        }
        let (_, rest) = self.shown.split_once(text).expect("it is there");
        self.shown = rest.to_owned();
    }

    /// Types this.
    pub fn type_in(&mut self, text: &str) {
        self.keys.write_all(text.as_bytes()).expect("it listens");
    }

    /// Waits until it ends, which it does by itself.
    pub fn wait(&mut self) -> ExitStatus {
        while let Ok(bytes) = self.bytes.recv_timeout(LIMIT) {
            self.shown.push_str(&String::from_utf8_lossy(&bytes));
        }
        self.child.wait().expect("it can be waited for")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
