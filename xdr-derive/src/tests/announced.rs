//! What the comments in a case announce.

/// Who finds a mistake.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Macro,
    Const,
    /// With the code of rustc's error.
    Rustc(String),
}

/// A place in one line of a case: columns count characters from 0, the end is behind the last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// One mistake: where it is shown, who finds it and what is said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mistake {
    pub(super) place: Place,
    pub(super) kind: Kind,
    pub(super) message: String,
}

/// All that the comments of a case announce, in the order of its lines.
pub(super) fn announced(text: &str) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut code_line = 0;
    for (number, line) in (1..).zip(text.lines()) {
        match carets(line) {
            Some((start, end, said)) => {
                let (kind, message) = kind(said);
                let line = code_line;
                let place = Place { line, start, end };
                mistakes.push(Mistake {
                    place,
                    kind,
                    message,
                });
            }
            None => code_line = number,
        }
    }
    mistakes.sort();
    mistakes
}

/// First and last column that a comment of carets marks, and what it says.
fn carets(line: &str) -> Option<(usize, usize, &str)> {
    let indent = line.len() - line.trim_start().len();
    let comment = line.trim_start().strip_prefix("//")?;
    let marks = comment.trim_start();
    let said = marks.trim_start_matches('^');
    let count = marks.len() - said.len();
    if count == 0 {
        return None;
    }
    let gap = comment.len() - marks.len();
    let start = if gap == 0 { indent } else { indent + 2 + gap };
    Some((start, indent + 2 + gap + count, said.trim()))
}

fn kind(said: &str) -> (Kind, String) {
    if let Some(message) = said.strip_prefix("const: ") {
        return (Kind::Const, message.to_owned());
    }
    if let Some((code, message)) = said
        .strip_prefix("rustc ")
        .and_then(|rest| rest.split_once(": "))
    {
        return (Kind::Rustc(code.to_owned()), message.to_owned());
    }
    (Kind::Macro, said.to_owned())
}
