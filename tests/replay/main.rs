//! The corpus of the fuzzer, without the fuzzer: every kept input through every check.

#[path = "../memory/allocator.rs"]
#[expect(
    dead_code,
    reason = "how many allocations there were is for other tests"
)]
mod allocator;
mod random;

use xdr_zoo::checks::{Held, Input};
use xdr_zoo::corpus;

fn meter(work: &mut dyn FnMut()) -> Held {
    let ((), usage) = allocator::measure(work);
    Held {
        peak: usage.peak,
        left: usage.left,
    }
}

/// Runs every check on one input.
fn check(input: &[u8]) {
    let input = Input::parse(input).expect("it has a type");
    input.decode_any(meter);
    input.roundtrip();
    input.differential();
}

#[test]
fn every_kept_input_passes_every_check() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/corpus.txt");
    let lines = std::fs::read_to_string(path).expect("the corpus is there");
    assert!(!lines.is_empty());
    for (number, line) in lines.lines().enumerate() {
        let input = corpus::parse(line);
        check(&input.unwrap_or_else(|| panic!("line {} is no input", number + 1)));
    }
}
