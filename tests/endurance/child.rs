//! A server process and what it does, seen from outside.

use super::process::Process;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

pub struct Running {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    pub process: Process,
    pub endpoint: String,
}

/// What the server says of itself.
#[derive(Debug, Clone, Copy)]
pub struct State {
    pub connections: usize,
    /// Bytes of heap.
    pub live: usize,
    /// Handlers that waited for a while, and those of them that ended.
    pub begun: usize,
    pub ended: usize,
}

/// Starts one under these limits, each `name=value`.
pub fn start(limits: &[&str]) -> Running {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("serve")
        .args(limits)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let mut endpoint = String::new();
    answers.read_line(&mut endpoint).unwrap();
    Running {
        process: Process(child.id()),
        questions: child.stdin.take(),
        child,
        answers,
        endpoint: endpoint.trim_end().to_owned(),
    }
}

impl Running {
    fn tell(&mut self, line: &str) {
        let questions = self.questions.as_mut().unwrap();
        writeln!(questions, "{line}").expect("the server runs");
    }

    pub fn state(&mut self) -> State {
        self.tell("state");
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        let numbers: Vec<usize> = line
            .split_whitespace()
            .map(|word| word.parse().unwrap())
            .collect();
        let [connections, live, begun, ended] = numbers[..] else {
            panic!("the server ended: `{line}`");
        };
        State {
            connections,
            live,
            begun,
            ended,
        }
    }

    /// Sends so many events to all subscribers; comes back when they are sent or lost.
    pub fn tick(&mut self, count: usize) {
        self.tell(&format!("tick {count}"));
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        assert_eq!(line.trim_end(), "ticked");
    }

    /// Lets handlers of `hold` end, those too that begin meanwhile, until no connection is left.
    pub fn release(&mut self) {
        for _ in 0..3000 {
            self.tell("release");
            if self.state().connections == 0 {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        panic!("connections stay: {:?}", self.state());
    }

    /// Waits until the server says so; far longer than it needs.
    pub fn until(&mut self, what: &str, is_so: impl Fn(State) -> bool) -> State {
        for _ in 0..3000 {
            let state = self.state();
            if is_so(state) {
                return state;
            }
            sleep(Duration::from_millis(10));
        }
        panic!("{what}: {:?}", self.state());
    }

    /// Milliseconds of a processor that it uses while nothing is asked of it for a second.
    pub fn busy_in_a_second(&self) -> u64 {
        let before = self.process.busy();
        sleep(Duration::from_secs(1));
        self.process.busy() - before
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It ends with its input; one that hangs is killed.
        self.questions = None;
        for _ in 0..200 {
            match self.child.try_wait() {
                Ok(None) => sleep(Duration::from_millis(10)),
                _ => return,
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
