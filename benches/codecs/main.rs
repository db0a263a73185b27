//! The derived codec beside every other, in one run.
//!
//!     cargo bench -p benches --bench codecs                       # all of it
//!     cargo bench -p benches --bench codecs -- log                # what has this in its name
//!     cargo bench -p benches --bench codecs -- --quick --only=ours,hand
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

use harness::{Options, Table};
use std::path::Path;

fn main() {
    let options = Options::from_arguments();
    let mut rows = Vec::new();
    for (name, make) in sets::SETS {
        if options.may_want(name) {
            eprintln!("{name}");
            rows.extend(harness::measure(make(name, &options), options.quick));
        }
    }
    let table = Table::new(peers::CODECS, &rows);
    println!("{}", table.markdown());
    if options.whole() {
        table.write(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    }
    if options.plot {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/codecs.svg");
        harness::draw(&rows, &docs);
    }
}
