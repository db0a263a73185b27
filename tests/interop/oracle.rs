//! rpcgen's coder of peer.x as the judge of ours, over random values of every type.

use crate::peer::c_program;
use crate::process::run;
use crate::random::{Rng, encoding};
use crate::types::{TYPES, hex, named, unhex};
use std::fmt::Write;
use std::process::Command;

/// Random values of each type, each way.
const PER_TYPE: usize = 1000;

/// Values that C's coder made, as a type and its bytes in hexadecimal.
pub fn c_values(per_type: usize, seed: u64) -> Vec<(String, String)> {
    let (count, seed) = (per_type.to_string(), seed.to_string());
    let printed = run(
        c_program("oracle").args(["vectors", &count, &seed]),
        String::new(),
    );
    assert!(printed.status.success(), "{}", printed.err);
    printed
        .out
        .lines()
        .map(|line| line.split_once(' ').expect("a type and its bytes"))
        .map(|(name, digits)| (name.to_owned(), digits.to_owned()))
        .collect()
}

/// What C's coder makes of each input: the bytes it consumed and its own encoding of the value,
/// or nothing where it refused.
pub fn ask_c(inputs: &[(&str, Vec<u8>)]) -> Vec<Option<(usize, String)>> {
    let mut lines = String::new();
    for (name, bytes) in inputs {
        writeln!(lines, "{name} {}", hex(bytes)).expect("a String takes everything");
    }
    // libtirpc clears what a count claims before it looks whether the input has that much:
    // without this limit (in KiB) one flipped bit costs 4 GiB.
    let oracle = c_program("oracle");
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -v 262144 && exec \"$0\" check"])
        .arg(oracle.get_program());
    let answered = run(&mut limited, lines);
    assert!(
        answered.status.success(),
        "oracle: {} {}",
        answered.status,
        answered.err
    );
    let answers: Vec<_> = answered.out.lines().map(answer).collect();
    assert_eq!(answers.len(), inputs.len(), "an answer for each input");
    answers
}

fn answer(line: &str) -> Option<(usize, String)> {
    if line == "err" {
        return None;
    }
    let mut words = line.split(' ');
    let (Some("ok"), Some(consumed), Some(digits)) = (words.next(), words.next(), words.next())
    else {
        panic!("the oracle said `{line}`")
    };
    let consumed = consumed.parse().expect("a number of bytes");
    Some((consumed, digits.to_owned()))
}

#[test]
fn values_of_c_decode_here_and_encode_to_the_same_bytes() {
    let values = c_values(PER_TYPE, 2);
    for of in &TYPES {
        let count = values.iter().filter(|(name, _)| name == of.name).count();
        assert!(count >= PER_TYPE, "{count} values of `{}`", of.name);
    }
    for (name, digits) in values {
        let bytes = unhex(&digits);
        let (consumed, again) = (named(&name).recode)(&bytes)
            .unwrap_or_else(|error| panic!("`{name}` {digits}: {error}"));
        assert_eq!(consumed, bytes.len(), "`{name}` {digits}");
        assert_eq!(hex(&again), digits, "`{name}`");
    }
}

#[test]
fn values_of_ours_decode_in_c_and_encode_to_the_same_bytes() {
    let mut rng = Rng::new(4506);
    let values: Vec<(&str, Vec<u8>)> = TYPES
        .iter()
        .flat_map(|of| std::iter::repeat_n(of.name, PER_TYPE))
        .map(|name| (name, encoding(name, &mut rng)))
        .collect();
    for ((name, bytes), answer) in values.iter().zip(ask_c(&values)) {
        let digits = hex(bytes);
        let (consumed, again) = answer.unwrap_or_else(|| panic!("C refuses `{name}` {digits}"));
        assert_eq!(consumed, bytes.len(), "`{name}` {digits}");
        assert_eq!(again, digits, "`{name}`");
    }
}
