//! What the command line asks for.

use crate::sides::Threads;
use std::time::Duration;

#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Hundredths of the time: whether everything runs, not how fast.
    pub(crate) quick: bool,
    /// Also writes the table and the plot into `docs/`.
    pub(crate) publish: bool,
    rounds: Option<usize>,
    /// Only these systems; all where it is empty.
    systems: Vec<String>,
    /// Only rows that have all of these in their name.
    words: Vec<String>,
    threads: Option<Threads>,
}

impl Options {
    pub(crate) fn from_arguments() -> Self {
        let mut options = Options::default();
        for argument in std::env::args().skip(1) {
            let (name, value) = argument.split_once('=').unwrap_or((&argument, ""));
            match name {
                "--only" => options.systems = value.split(',').map(Into::into).collect(),
                "--threads" if value == "1" => options.threads = Some(Threads::One),
                "--threads" if value == "2" => options.threads = Some(Threads::Two),
                "--rounds" => options.rounds = value.parse().ok(),
                "--quick" => options.quick = true,
                "--publish" => options.publish = true,
                "--bench" => {} // cargo's own
                word if !word.starts_with('-') => options.words.push(word.into()),
                _ => {
                    eprintln!(
                        "unknown option `{argument}`; known: --quick, --publish, --only=SYSTEM,.., \
                         --threads=1 or 2, --rounds=N, and words that a row has in its name"
                    );
                    std::process::exit(2);
                }
            }
        }
        options
    }

    pub(crate) fn wants_row(&self, name: &str, threads: Threads) -> bool {
        self.words.iter().all(|word| name.contains(word.as_str()))
            && self.threads.is_none_or(|wanted| wanted == threads)
    }

    pub(crate) fn wants_system(&self, name: &str) -> bool {
        self.systems.is_empty() || self.systems.iter().any(|wanted| wanted == name)
    }

    /// Whether the whole table is measured, so that it can replace the one before.
    pub(crate) fn whole(&self) -> bool {
        !self.quick && self.systems.is_empty() && self.words.is_empty() && self.threads.is_none()
    }

    pub(crate) fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 1 } else { 7 })
    }

    /// How long one measurement takes.
    pub(crate) fn time(&self) -> Duration {
        Duration::from_millis(if self.quick { 20 } else { 160 })
    }
}
