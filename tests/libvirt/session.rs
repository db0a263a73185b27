//! A program that is talked to.

use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

pub struct Session {
    child: Child,
    input: Option<ChildStdin>,
    output: ChildStdout,
    /// What it wrote that nobody has waited for yet.
    read: String,
}

impl Session {
    pub fn start(command: &mut Command) -> Session {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        Session {
            input: child.stdin.take(),
            output: child.stdout.take().expect("it is piped"),
            child,
            read: String::new(),
        }
    }

    pub fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it is not at its end");
        input.write_all(bytes).expect("it reads");
        input.flush().expect("it reads");
    }

    /// Waits until it has written this.
    pub fn until(&mut self, text: &str) {
        let mut bytes = [0; 4096];
        while !self.read.contains(text) {
            let count = self.output.read(&mut bytes).expect("it can be read");
            assert_ne!(count, 0, "it ended without {text:?}, with {:?}", self.read);
            self.read += &String::from_utf8_lossy(&bytes[..count]);
        }
        let (_, rest) = self.read.split_once(text).expect("it is there");
        self.read = rest.to_owned();
    }

    /// Ends its input, and waits for its end.
    pub fn end(&mut self) -> ExitStatus {
        drop(self.input.take());
        self.child.wait().expect("it can be waited for")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It may have ended by itself; there is nobody to tell of an error.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
