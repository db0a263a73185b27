//! Commands, their time, and the sections of what they build.

use std::path::Path;
use std::process::Command;

/// Bytes of a binary that are loaded.
pub(crate) struct Sections {
    pub(crate) text: usize,
    pub(crate) all: usize,
}

/// Runs a command to its end, which must be a good one.
pub(crate) fn run(mut command: Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs a command and gives the processor seconds that it and its children took.
pub(crate) fn timed(command: Command) -> f64 {
    let mut shell = Command::new("sh");
    shell.args(["-c", "\"$@\" >&2 && times", "sh"]);
    shell.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    if let Some(folder) = command.get_current_dir() {
        shell.current_dir(folder);
    }
    // The second line is that of the children: `0m1.50s 0m0.25s`, user and system.
    let output = run(shell);
    let children = output.lines().last().expect("two lines of times");
    children.split_whitespace().map(seconds).sum()
}

fn seconds(time: &str) -> f64 {
    let (minutes, seconds) = time.trim_end_matches('s').split_once('m').expect("a time");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    number(minutes) * 60.0 + number(seconds)
}

/// What `size` says of a binary: code, and all that is read from the file into memory.
pub(crate) fn sections(binary: &Path) -> Sections {
    let mut command = Command::new("size");
    command.arg("-A").arg(binary);
    let mut sections = Sections { text: 0, all: 0 };
    for line in run(command).lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let &[name, size, address] = words.as_slice() else {
            continue;
        };
        // What has no address, such as comments and debug information, is not loaded.
        let (Ok(size), Ok(1..)) = (size.parse::<usize>(), address.parse::<usize>()) else {
            continue;
        };
        if name == ".text" {
            sections.text = size;
        }
        if !name.contains("bss") {
            sections.all += size;
        }
    }
    sections
}
