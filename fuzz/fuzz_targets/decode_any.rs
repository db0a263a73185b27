//! No input makes decoding panic, or hold more memory than it may.
#![no_main]

#[path = "../../tests/memory/allocator.rs"]
#[expect(
    dead_code,
    reason = "how many allocations there were is for other tests"
)]
mod allocator;

use libfuzzer_sys::{Corpus, fuzz_target};
use xdr_zoo::checks::{Held, Input};

fn meter(work: &mut dyn FnMut()) -> Held {
    let ((), usage) = allocator::measure(work);
    Held {
        peak: usage.peak,
        left: usage.left,
    }
}

fuzz_target!(|input: &[u8]| -> Corpus {
    match Input::parse(input) {
        Some(input) => {
            input.decode_any(meter);
            Corpus::Keep
        }
        None => Corpus::Reject,
    }
});
