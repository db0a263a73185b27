//! Calls and events over TCP on loopback, beside every other system, in one run.
//!
//!     cargo bench -p benches --bench rpc                      # all of it
//!     cargo bench -p benches --bench rpc -- "64 in flight"    # rows with this in their name
//!     cargo bench -p benches --bench rpc -- --only=ours,"by hand" --threads=2 ping
//!     cargo bench -p benches --bench rpc -- --quick           # whether everything runs
//!     cargo bench -p benches --bench rpc -- --publish         # and writes docs/
#![deny(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops at what is wrong, and the code beside is written as by hand"
)]

#[allow(unsafe_code, reason = "an allocator cannot be written without")]
mod allocator;
mod calls;
mod generator;
mod measure;
mod options;
mod plot;
mod rows;
mod sides;
mod systems;
mod table;
mod wire;

use options::Options;
use rows::Row;
use sides::Threads;
use std::fs;
use std::path::Path;

fn main() {
    let options = Options::from_arguments();
    let contenders = systems::all();
    let mut rows: Vec<Row> = Vec::new();
    for scenario in rows::scenarios(&options) {
        for threads in [Threads::One, Threads::Two] {
            if options.wants_row(&scenario.to_string(), threads) {
                eprintln!("{scenario}, threads {threads}");
                rows.extend(rows::measure(scenario, threads, &contenders, &options));
            }
        }
    }
    let names: Vec<&str> = contenders.iter().map(|one| one.name()).collect();
    let mut text = table::markdown(&rows, &names);
    if !systems::tirpc::is_there() {
        text += systems::tirpc::MISSING;
    }
    println!("{text}");
    if options.whole() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        fs::write(folder.join("rpc.md"), &text).unwrap();
        fs::write(folder.join("rpc.tsv"), table::figures(&rows)).unwrap();
    }
    if options.publish {
        publish(&rows, &names, &text);
    }
}

/// The table and the plot go into `docs/`.
fn publish(rows: &[Row], names: &[&str], text: &str) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let title = "# Calls and events beside other systems\n\nWritten by the bench; \
                 [performance.md](performance.md) explains it.\n";
    fs::write(docs.join("calls.md"), format!("{title}\n{text}")).unwrap();
    plot::draw(rows, names, &docs.join("calls.svg")).unwrap();
}
