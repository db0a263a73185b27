//! One table of medians and ratios, from the estimates that Criterion leaves behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Medians of one bench, printed as one table.
pub(crate) struct Table {
    directory: PathBuf,
    started: SystemTime,
    ours: &'static str,
    other: &'static str,
}

impl Table {
    /// Of the benchmarks `ours` and `other` of each group of `bench` that run from now on.
    pub(crate) fn new(bench: &str, ours: &'static str, other: &'static str) -> Self {
        Table {
            directory: Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join("criterion")
                .join(bench),
            started: SystemTime::now(),
            ours,
            other,
        }
    }

    /// Where Criterion is to put its estimates.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Prints a row for each group: both medians and the ratio.
    pub(crate) fn print(&self) {
        let groups = fs::read_dir(&self.directory)
            .into_iter()
            .flatten()
            .flatten();
        let mut rows: Vec<String> = groups.filter_map(|group| self.row(&group.path())).collect();
        rows.sort();
        println!(
            "| what | {} | {} | ratio |\n|---|---|---|---|",
            self.ours, self.other
        );
        for row in rows {
            println!("{row}");
        }
    }

    fn row(&self, group: &Path) -> Option<String> {
        let name = group.file_name()?.to_string_lossy();
        let (ours, other) = (
            self.median(group, self.ours),
            self.median(group, self.other),
        );
        let ratio = match (ours, other) {
            (None, None) => return None,
            (Some(ours), Some(other)) => format!("{:.2}", ours / other),
            _ => String::new(),
        };
        let [ours, other] = [ours, other].map(|time| time.map(show).unwrap_or_default());
        Some(format!("| {name} | {ours} | {other} | {ratio} |"))
    }

    /// The median in nanoseconds, when it is of this run.
    fn median(&self, group: &Path, id: &str) -> Option<f64> {
        let file = group.join(id).join("new").join("estimates.json");
        if fs::metadata(&file).ok()?.modified().ok()? < self.started {
            return None;
        }
        let text = fs::read_to_string(file).ok()?;
        let (_, median) = text.split_once("\"median\":")?;
        let (_, estimate) = median.split_once("\"point_estimate\":")?;
        let (estimate, _) = estimate.split_once([',', '}'])?;
        estimate.trim().parse().ok()
    }
}

fn show(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.1} ns"),
        ns if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        ns => format!("{:.3} ms", ns / 1e6),
    }
}
