//! Child processes that never outlive their test.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long any one program may take. Far above what they need, also on a busy machine.
const LIMIT: Duration = Duration::from_secs(180);

/// A process that runs beside the test and is killed at its end.
pub struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Process {
    /// Starts it; its standard output is read with [`line`](Process::line).
    pub fn start(command: &mut Command) -> Process {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let lines = BufReader::new(child.stdout.take().expect("it is piped"));
        Process { child, lines }
    }

    /// The next line of its output, without the line end. Empty at the end of the output.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines
            .read_line(&mut line)
            .expect("its output can be read");
        line.trim_end().to_owned()
    }

    /// Sends it a signal: `STOP`, `CONT` and so on.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status()
            .expect("`kill` runs");
        assert!(sent.success(), "there is no process {id} any more");
    }

    /// Asks it to end (SIGTERM) and waits for that.
    pub fn terminate(&mut self) -> ExitStatus {
        self.signal("TERM");
        self.wait()
    }

    /// Waits until it ends by itself.
    pub fn wait(&mut self) -> ExitStatus {
        let id = self.child.id();
        wait(&mut self.child).unwrap_or_else(|| panic!("process {id} did not end"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell of an error.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a program that ran to its end has left.
pub struct Finished {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

/// Runs a program to its end with this input.
pub fn run(command: &mut Command, input: String) -> Finished {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().expect("it is piped");
    // A program that ends early closes its input; what it wrote until then says why.
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let out = read(child.stdout.take());
    let err = read(child.stderr.take());
    let status = wait(&mut child);
    if status.is_none() {
        child.kill().expect("it runs still");
        child.wait().expect("it was killed");
    }
    writer.join().expect("it does not panic");
    let finished = |status| Finished {
        status,
        out: out.join().expect("it does not panic"),
        err: err.join().expect("it does not panic"),
    };
    match status {
        Some(status) => finished(status),
        None => {
            let Finished { out, err, .. } = finished(ExitStatus::default());
            panic!("{command:?} did not end in {LIMIT:?}; it wrote:\n{out}{err}")
        }
    }
}

fn read(from: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    let mut from = from.expect("it is piped");
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)
            .expect("its output can be read");
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child) -> Option<ExitStatus> {
    let end = Instant::now() + LIMIT;
    while Instant::now() < end {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(10));
    }
    None
}

/// `unix://` and the path.
pub fn unix(path: &Path) -> String {
    format!("unix://{}", path.display())
}
