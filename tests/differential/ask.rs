//! Putting the inputs to a program, and its answers.

use crate::process::run;
use crate::value::hex;
use std::fmt::Write;
use std::process::Command;

/// An input for a type.
pub struct Input {
    pub index: usize,
    pub bytes: Vec<u8>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A value and nothing else.
    Takes(Taken),
    /// A value with something behind it, and that is why it is refused.
    More(Taken),
    Refuses(String),
}

/// A value of the first so many bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    pub consumed: usize,
    pub text: String,
    /// The value encoded again, in hexadecimal.
    pub again: String,
}

/// An answer for each input. A program that dies is named with the input that killed it.
pub fn ask(command: &mut Command, inputs: &[Input]) -> Vec<Answer> {
    let mut lines = String::new();
    for input in inputs {
        writeln!(lines, "{} {}", input.index, hex(&input.bytes)).expect("it takes everything");
    }
    let finished = run(command, lines);
    let answers: Vec<Answer> = finished.out.lines().map(answer).collect();
    if let Some(input) = inputs.get(answers.len()) {
        panic!(
            "{command:?}: {} on t{} {}\n{}",
            finished.status,
            input.index,
            hex(&input.bytes),
            finished.err
        );
    }
    assert!(finished.status.success(), "{command:?}: {}", finished.err);
    answers
}

fn answer(line: &str) -> Answer {
    let (verdict, rest) = line.split_once(' ').unwrap_or((line, ""));
    if verdict == "err" {
        return Answer::Refuses(rest.to_owned());
    }
    let mut words = rest.split(' ');
    let mut next = || words.next().unwrap_or_else(|| panic!("it said `{line}`"));
    let taken = Taken {
        consumed: next().parse().expect("a number of bytes"),
        text: next().to_owned(),
        again: next().to_owned(),
    };
    match verdict {
        "ok" => Answer::Takes(taken),
        "more" => Answer::More(taken),
        _ => panic!("it said `{line}`"),
    }
}
