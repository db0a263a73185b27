//! The same checks on values that the reference makes at random, whole and damaged.

use crate::check;
use xdr_core::Limits;
use xdr_zoo::reference::{Random, almost, decode, encode, random};
use xdr_zoo::table::rows;

/// A word that may be what is looked for in an input of so many words.
fn word(words: usize, numbers: &mut Random) -> u32 {
    match numbers.below(6) {
        0..3 => numbers.below(3) as u32,
        3 => (4 * words / (1 << numbers.below(8))) as u32,
        4 => u32::MAX - numbers.below(5) as u32,
        _ => 1 << numbers.below(32),
    }
}

/// The fuzz inputs of a type: random values, and each with some words changed.
fn inputs(number: usize, numbers: &mut Random) -> impl Iterator<Item = Vec<u8>> {
    let ty = &rows()[number].ty;
    (0..36).flat_map(move |round| {
        let xdr = encode(&random(ty, 4 << (round % 12), numbers));
        let whole = [&[number as u8, (round % 8) as u8], &xdr[..]].concat();
        let words = xdr.len() / 4;
        let mut inputs = vec![whole.clone()];
        for _ in 0..if words == 0 { 0 } else { 8 } {
            let mut input = whole.clone();
            for _ in 0..=numbers.below(2) {
                let at = 2 + 4 * numbers.below(words);
                let word = word(words, numbers);
                input[at..at + 4].copy_from_slice(&word.to_be_bytes());
            }
            input.truncate(input.len() - numbers.below(2) * numbers.below(9.min(xdr.len())));
            inputs.push(input);
        }
        inputs
    })
}

#[test]
fn random_values_whole_and_damaged_pass_every_check() {
    let mut numbers = Random::new(0xdead);
    for number in 0..rows().len() {
        for input in inputs(number, &mut numbers) {
            check(&input);
        }
    }
}

#[test]
fn values_just_beyond_a_type_pass_every_check() {
    let mut numbers = Random::new(0xf00d);
    for (number, row) in rows().iter().enumerate() {
        for round in 0..200 {
            let xdr = encode(&almost(&row.ty, 8 << (round % 6), &mut numbers));
            check(&[&[number as u8, (round % 8) as u8], &xdr[..]].concat());
        }
    }
}

/// Words that are lengths, flags and discriminants more often than chance would have it.
#[test]
fn random_words_pass_every_check() {
    let mut numbers = Random::new(0xbeef);
    for number in 0..rows().len() {
        for round in 0..200 {
            let words = numbers.below(1 << (round % 8));
            let mut input = vec![number as u8, (round % 8) as u8];
            for _ in 0..words {
                input.extend(word(words, &mut numbers).to_be_bytes());
            }
            check(&input);
        }
    }
}

/// One claim after the other, each of all that could just be there.
#[test]
fn chains_of_greatest_claims_pass_every_check() {
    for number in 0..rows().len() {
        for len in [64usize, 1000, 4000] {
            for unit in [1, 4, 8, 12, 16, 20, 24, 32, 40] {
                let mut input = vec![number as u8, 0];
                for at in 0..len / 4 {
                    input.extend((((len - 4 * at) / unit) as u32).to_be_bytes());
                }
                check(&input);
            }
        }
    }
}

/// Where every input is refused by both, the checks hold for the wrong reason.
#[test]
fn every_sample_is_taken() {
    for row in rows() {
        for sample in &row.samples {
            let value = decode(&row.ty, sample, Limits::DEFAULT.max_depth);
            assert!(value.is_ok(), "{}: {value:?}", row.name);
            (row.differential)(&row.ty, sample);
        }
    }
}
