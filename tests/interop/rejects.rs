//! Damaged input: where we and C's coder agree, and where we are the stricter one.

use crate::oracle::{ask_c, c_values};
use crate::random::Rng;
use crate::types::{hex, named, unhex};
use std::collections::BTreeMap;
use xdr_rpc::xdr::DecodeErrorKind as Kind;

/// Damages of each value.
const PER_VALUE: usize = 12;

/// The types that have strings inside.
const STRINGS: [&str; 8] = [
    "text",
    "name_t",
    "arrays",
    "answer",
    "num",
    "optionals",
    "tree",
    "nested",
];

/// What we refuse and rpcgen's code takes: RFC 4506 gives no meaning to any of it. A bool is 0 or
/// 1, but C takes any other word as TRUE, also as the flag of optional data; an enum has the
/// values it names, but C takes any; padding is zero, but C does not look; a string has an
/// encoding only by agreement, and C agrees to all.
fn stricter(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::InvalidBool { .. } => Some("bool"),
        Kind::InvalidOptional { .. } => Some("optional"),
        Kind::UnknownValue { .. } => Some("enum"),
        Kind::NonZeroPadding => Some("padding"),
        Kind::InvalidUtf8 { .. } => Some("utf-8"),
        _ => None,
    }
}

/// The bytes with one of them, one word or their end changed.
fn damaged(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = rng.below(bytes.len());
    let word = at & !3;
    match rng.below(6) {
        0 => bytes[at] ^= 1 << rng.below(8),
        1 => bytes[word..word + 4].copy_from_slice(&(rng.below(6) as u32).to_be_bytes()),
        2 => bytes[word..word + 4].copy_from_slice(&(rng.next() as u32).to_be_bytes()),
        3 => bytes[word..word + 4].fill(0xff),
        4 => bytes.truncate(at),
        _ => bytes.extend((0..=rng.below(8)).map(|byte| byte as u8)),
    }
    bytes
}

#[test]
fn damaged_input_is_judged_as_by_c_or_more_strictly_for_a_known_reason() {
    let values = c_values(100, 3);
    let mut rng = Rng::new(5531);
    let inputs: Vec<(&str, Vec<u8>)> = values
        .iter()
        .flat_map(|value| std::iter::repeat_n(value, PER_VALUE))
        .map(|(name, digits)| (name.as_str(), damaged(&unhex(digits), &mut rng)))
        .collect();

    let (mut both_take, mut both_refuse) = (0, 0);
    let mut reasons = BTreeMap::new();
    for ((name, bytes), theirs) in inputs.iter().zip(ask_c(&inputs)) {
        let place = format!("`{name}` {}", hex(bytes));
        match ((named(name).recode)(bytes), theirs) {
            (Ok((consumed, again)), Some((c_consumed, c_again))) => {
                assert_eq!(consumed, c_consumed, "{place}");
                assert_eq!(again, bytes[..consumed], "{place}");
                // C cuts its strings at a NUL, so it may give back less than it took.
                if c_again != hex(&again) {
                    assert!(STRINGS.contains(name), "{place}");
                    assert!(c_again.len() <= again.len() * 2, "{place}: {c_again}");
                }
                both_take += 1;
            }
            (Ok(_), None) => panic!("C refuses what we take: {place}"),
            (Err(error), Some(_)) => {
                let reason = stricter(error.kind())
                    .unwrap_or_else(|| panic!("C takes what we refuse: {place}: {error}"));
                *reasons.entry(reason).or_insert(0) += 1;
            }
            (Err(_), None) => both_refuse += 1,
        }
    }

    // All of it happened, or the damage was not worth the name.
    assert!(both_take > 1000, "{both_take}");
    assert!(both_refuse > 1000, "{both_refuse}");
    for reason in ["bool", "optional", "enum", "padding", "utf-8"] {
        assert!(reasons.contains_key(reason), "{reasons:?} lack `{reason}`");
    }
}
