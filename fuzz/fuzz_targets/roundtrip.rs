//! What is taken is the only encoding of its value, by every way of decoding.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use xdr_zoo::checks::Input;

fuzz_target!(|input: &[u8]| -> Corpus {
    match Input::parse(input) {
        Some(input) => {
            input.roundtrip();
            Corpus::Keep
        }
        None => Corpus::Reject,
    }
});
