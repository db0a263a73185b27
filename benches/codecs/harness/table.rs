//! The table, in Markdown, and all figures as tab-separated values.

use super::clock::Time;
use super::run::Row;
use std::fmt::Write as _;

/// The codec that the ratios are to.
const OURS: &str = "ours";

pub(crate) struct Table<'a> {
    codecs: &'a [&'static str],
    rows: &'a [Row],
}

impl<'a> Table<'a> {
    /// With a column for each of `codecs`, ours first.
    pub(crate) fn new(codecs: &'a [&'static str], rows: &'a [Row]) -> Self {
        Table { codecs, rows }
    }

    /// A codec's time, and how many times ours that is.
    pub(crate) fn markdown(&self) -> String {
        let used: Vec<&str> = self
            .codecs
            .iter()
            .copied()
            .filter(|codec| self.rows.iter().any(|row| row.of(codec).is_some()))
            .collect();
        let mut text = format!("| data set | |{}\n", cells(&used));
        writeln!(text, "|---|---|{}", "---|".repeat(used.len())).unwrap();
        let mut last = "";
        for row in self.rows {
            let name = match row.set == last {
                true => String::new(),
                false => format!(
                    "**{}**: {} ({} bytes)",
                    row.set,
                    row.about,
                    grouped(row.bytes)
                ),
            };
            last = row.set;
            let times: Vec<String> = used.iter().map(|codec| cell(row, codec)).collect();
            writeln!(text, "| {name} | {} |{}", row.op, cells(&times)).unwrap();
        }
        text
    }
}

/// What a summary puts together: the fastest of several codecs.
pub(crate) struct Best {
    pub(crate) title: &'static str,
    pub(crate) of: &'static [&'static str],
}

/// Ours and the fastest of each kind, with its name and how many times ours it takes.
pub(crate) fn summary(rows: &[Row], kinds: &[Best]) -> String {
    let titles: Vec<&str> = kinds.iter().map(|kind| kind.title).collect();
    let mut text = format!("| data set (bytes) | | {OURS} |{}\n", cells(&titles));
    writeln!(text, "|---|---|---|{}", "---|".repeat(kinds.len())).unwrap();
    let mut last = "";
    for row in rows {
        let Some(ours) = row.of(OURS) else { continue };
        let name = match row.set == last {
            true => String::new(),
            false => format!("**{}** ({})", row.set, grouped(row.bytes)),
        };
        last = row.set;
        let bests: Vec<String> = kinds.iter().map(|kind| best(row, kind)).collect();
        let time = show(ours.median);
        writeln!(text, "| {name} | {} | {time} |{}", row.op, cells(&bests)).unwrap();
    }
    text
}

fn best(row: &Row, kind: &Best) -> String {
    let fastest = kind
        .of
        .iter()
        .filter_map(|codec| row.of(codec))
        .min_by(|one, other| one.ratio.total_cmp(&other.ratio));
    match fastest {
        None => String::new(),
        Some(one) if kind.of.len() == 1 => format!("{} ×{:.2}", show(one.median), one.ratio),
        Some(one) => format!("{} {} ×{:.2}", one.codec, show(one.median), one.ratio),
    }
}

/// All figures as tab-separated values.
pub(crate) fn figures(rows: &[&Row]) -> String {
    let mut text = String::from("set\top\tbytes\tcodec\tmedian ns\tmin ns\ttimes ours\n");
    for row in rows {
        for one in &row.results {
            writeln!(
                text,
                "{}\t{}\t{}\t{}\t{:.2}\t{:.2}\t{:.3}",
                row.set, row.op, row.bytes, one.codec, one.median, one.min, one.ratio
            )
            .unwrap();
        }
    }
    text
}

fn cell(row: &Row, codec: &str) -> String {
    match row.of(codec) {
        None => String::new(),
        Some(one) if codec == OURS || row.of(OURS).is_none() => show(one.median),
        Some(one) => format!("{} ×{:.2}", show(one.median), one.ratio),
    }
}

fn cells(texts: &[impl AsRef<str>]) -> String {
    let mut line = String::new();
    for text in texts {
        write!(line, " {} |", text.as_ref()).unwrap();
    }
    line
}

fn show(time: Time) -> String {
    match time {
        ns if ns < 100.0 => format!("{ns:.1} ns"),
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e5 => format!("{:.1} us", ns / 1e3),
        ns if ns < 1e6 => format!("{:.0} us", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
