//! The codec and the reference decoder agree on every input.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use xdr_zoo::checks::Input;

fuzz_target!(|input: &[u8]| -> Corpus {
    match Input::parse(input) {
        Some(input) => {
            input.differential();
            Corpus::Keep
        }
        None => Corpus::Reject,
    }
});
