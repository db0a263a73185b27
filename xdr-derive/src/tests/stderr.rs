//! What rustc prints in the end, as the `.stderr` beside a case has it.

use super::announced::{Kind, Mistake};

/// An error as rustc prints it: its code, the first line of its message, line and column from 1.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Printed {
    line: usize,
    column: usize,
    code: String,
    message: String,
}

/// All errors and warnings in the text.
pub(super) fn printed(text: &str) -> Vec<Printed> {
    let mut all = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((head, message)) = line.split_once(": ") else {
            continue;
        };
        let code = match head.strip_prefix("error") {
            Some(code) => code.trim_matches(['[', ']']),
            None if head.starts_with("warning") => "warning",
            None => continue,
        };
        let place = lines.find(|line| line.trim_start().starts_with("--> "));
        let (line, column) = place.and_then(position).unwrap_or((0, 0));
        all.push(Printed {
            line,
            column,
            code: code.to_owned(),
            message: message.to_owned(),
        });
    }
    all.sort();
    all
}

/// `3` and `10` of ` --> ui/type/char.rs:3:10`.
fn position(line: &str) -> Option<(usize, usize)> {
    let mut parts = line.rsplit(':');
    let column = parts.next()?.parse().ok()?;
    Some((parts.next()?.parse().ok()?, column))
}

/// What rustc has to print for an announced mistake.
pub(super) fn print(mistake: &Mistake) -> Printed {
    let (code, message) = match &mistake.kind {
        Kind::Macro => ("", mistake.message.clone()),
        Kind::Const => ("E0080", format!("evaluation panicked: {}", mistake.message)),
        Kind::Rustc(code) => (code.as_str(), mistake.message.clone()),
    };
    Printed {
        line: mistake.place.line,
        column: mistake.place.start + 1,
        code: code.to_owned(),
        message,
    }
}
