//! libtirpc's C coders of rpcgen: a process of its own, which times itself.

use crate::harness::{Op, Set, Time};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock};

pub(crate) const NAME: &str = "libtirpc";

/// What to do where it cannot be built.
pub(crate) const MISSING: &str = "libtirpc: not measured: run tests/interop/install.sh";

/// The process, which ends when this one does, for then its input ends.
static PROCESS: OnceLock<Option<Mutex<Process>>> = OnceLock::new();

struct Process {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Process {
    fn ask(&mut self, question: &str, bytes: &[u8]) -> String {
        self.to.write_all(question.as_bytes()).unwrap();
        self.to.write_all(bytes).unwrap();
        self.to.flush().unwrap();
        let mut answer = String::new();
        self.from.read_line(&mut answer).unwrap();
        answer.trim_end().to_owned()
    }
}

/// Whether rpcgen, a C compiler and libtirpc are there.
pub(crate) fn is_there() -> bool {
    process().is_some()
}

fn process() -> Option<&'static Mutex<Process>> {
    PROCESS
        .get_or_init(|| {
            let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tirpc/bench");
            let folder = program.parent()?;
            let build = Command::new("sh")
                .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("codecs/c/build.sh"))
                .arg(folder)
                .stdout(Stdio::null())
                .status();
            if !build.is_ok_and(|status| status.success()) {
                return None;
            }
            let mut child = Command::new(program)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .ok()?;
            Some(Mutex::new(Process {
                to: child.stdin.take()?,
                from: BufReader::new(child.stdout.take()?),
            }))
        })
        .as_ref()
}

/// The set under the name that it has in `sets.x`.
pub(crate) fn owned(set: &mut Set, name: &'static str) {
    let Some(process) = process() else { return };
    let question = format!("load {name} {}\n", set.wire.len());
    let answer = process.lock().unwrap().ask(&question, set.wire);
    assert_eq!(answer, "same", "libtirpc encodes {name}");
    for (op, what) in [(Op::Encode, "encode"), (Op::Decode, "decode")] {
        set.add(
            op,
            NAME,
            Box::new(move |turns| {
                let question = format!("{what} {name} {turns}\n");
                let answer = process.lock().unwrap().ask(&question, &[]);
                answer.parse::<Time>().unwrap()
            }),
        );
    }
}
