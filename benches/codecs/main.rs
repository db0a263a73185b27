//! The derived codec beside every other, in one run.
//!
//!     cargo bench -p benches --bench codecs                       # all of it
//!     cargo bench -p benches --bench codecs -- log                # what has this in its name
//!     cargo bench -p benches --bench codecs -- --quick --only=ours,hand
//!     cargo bench -p benches --bench codecs -- --publish          # and writes docs/
#![deny(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops at what is wrong, and the code beside is written as by hand"
)]

#[allow(
    unsafe_code,
    unreachable_pub,
    missing_docs,
    reason = "the derives of other codecs write `unsafe` and public items"
)]
mod data;
mod hand;
mod harness;
mod peers;
mod sets;
mod small;

use harness::{Options, Row, Table};
use sets::Make;
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- codecs -->";
const END: &str = "<!-- end of codecs -->";

fn main() {
    let options = Options::from_arguments();
    let rows = run(sets::SETS, &options);
    let small = run(small::SETS, &options);
    let mut text = String::new();
    for rows in [&rows, &small].into_iter().filter(|rows| !rows.is_empty()) {
        text += &Table::new(peers::CODECS, rows).markdown();
        text += "\n";
    }
    if !peers::tirpc::is_there() {
        text += peers::tirpc::MISSING;
    }
    println!("{text}");
    if options.whole() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        fs::write(folder.join("codecs.md"), &text).unwrap();
        let figures: Vec<&Row> = rows.iter().chain(&small).collect();
        fs::write(folder.join("codecs.tsv"), harness::figures(&figures)).unwrap();
    }
    if options.publish {
        publish(&rows, &text);
    }
}

/// The tables and the plot go into `docs/`: the summary between two marks in performance.md.
fn publish(rows: &[Row], text: &str) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let page = docs.join("performance.md");
    let before = fs::read_to_string(&page).unwrap();
    let (head, rest) = before.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let summary = harness::summary(rows, peers::KINDS);
    fs::write(page, format!("{head}{BEGIN}\n\n{summary}\n{END}{tail}")).unwrap();
    let title = "# Every codec on every data set\n\nWritten by the bench; [performance.md](performance.md) explains it.\n";
    fs::write(docs.join("codecs.md"), format!("{title}\n{text}")).unwrap();
    harness::draw(rows, peers::CODECS, &docs.join("codecs.svg")).unwrap();
}

fn run(sets: &[(&'static str, Make)], options: &Options) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, make) in sets {
        if options.may_want(name) {
            eprintln!("{name}");
            rows.extend(harness::measure(make(name, options), options.quick));
        }
    }
    rows
}
