//! The table, in Markdown, and all figures as tab-separated values.

use crate::measure::Metric;
use crate::rows::{Measured, Row};
use std::fmt::Write as _;

/// A column for each of `systems`, with how many times the first one's figure it has.
pub(crate) fn markdown(rows: &[Row], systems: &[&str]) -> String {
    let used: Vec<&&str> = systems
        .iter()
        .filter(|system| rows.iter().any(|row| row.of(system).is_some()))
        .collect();
    let mut text = String::from("| | threads |");
    for system in &used {
        write!(text, " {system} |").unwrap();
    }
    writeln!(text, "\n|---|---|{}", "---|".repeat(used.len())).unwrap();
    for row in rows {
        write!(text, "| {} | {} |", row.name(), row.threads).unwrap();
        for system in &used {
            let cell = row.of(system).map(|one| cell(row.metric, one));
            write!(text, " {} |", cell.unwrap_or_default()).unwrap();
        }
        text.push('\n');
    }
    text
}

fn cell(metric: Metric, one: &Measured) -> String {
    let value = show(metric, one.median);
    if one.ratio.is_finite() && (one.ratio - 1.0).abs() > 1e-9 {
        format!("{value} ×{:.2}", one.ratio)
    } else {
        value
    }
}

fn show(metric: Metric, value: f64) -> String {
    match metric {
        Metric::P50 | Metric::P99 => format!("{value:.1}"),
        Metric::Bytes => format!("{:.2}", value / 1e9),
        Metric::Rate if value >= 1e6 => format!("{:.2} M", value / 1e6),
        Metric::Rate => format!("{:.0} k", value / 1e3),
        Metric::ServerAllocations | Metric::ClientAllocations => format!("{value:.2}"),
        Metric::ServerCpu | Metric::ClientCpu | Metric::Memory => format!("{value:.0}"),
    }
}

/// All figures.
pub(crate) fn figures(rows: &[Row]) -> String {
    let mut text = String::from("what\tthreads\tsystem\tmedian\ttimes the first\n");
    for row in rows {
        for one in &row.results {
            let (name, threads) = (row.name(), row.threads);
            let Measured {
                system,
                median,
                ratio,
            } = one;
            writeln!(text, "{name}\t{threads}\t{system}\t{median:.3}\t{ratio:.3}").unwrap();
        }
    }
    text
}
