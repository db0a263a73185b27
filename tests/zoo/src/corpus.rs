//! Fuzz inputs as lines of text: the name of the type, the number of the sample, and the XDR in
//! hexadecimal digits, apart by tabs. By name, so that a type that joins the table moves no input
//! to another type.

use crate::reference::{Random, almost, encode, random};
use crate::table::{Row, SAMPLES, rows};
use std::fmt::Write;

/// Encodings of random values of every type, of values that are almost of the type, and of values
/// that are cut or have one word changed: a fuzzer begins near what is taken and what is refused.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut numbers = Random::new(1);
    let mut inputs = Vec::new();
    for (number, row) in rows().iter().enumerate() {
        for round in 0..6 {
            let value = random(&row.ty, 16 << round, &mut numbers);
            let whole = encode(&value);
            inputs.push(input(number, round, &whole));
            if round % 2 == 1 && !whole.is_empty() {
                inputs.push(input(number, round, &damaged(&whole, &mut numbers)));
            }
            let value = almost(&row.ty, 16 << round, &mut numbers);
            inputs.push(input(number, round, &encode(&value)));
        }
    }
    inputs.sort();
    inputs.dedup();
    inputs
}

fn input(number: usize, round: usize, xdr: &[u8]) -> Vec<u8> {
    let mut input = vec![number as u8, (round % SAMPLES) as u8];
    input.extend(xdr);
    input
}

/// The same with one word changed, or with its end cut off.
fn damaged(xdr: &[u8], numbers: &mut Random) -> Vec<u8> {
    let mut xdr = xdr.to_vec();
    let word = 4 * numbers.below(xdr.len() / 4);
    match numbers.below(3) {
        0 => xdr.truncate(word),
        1 => xdr[word + 3] ^= 1 << numbers.below(8),
        _ => xdr[word] ^= 0x80,
    }
    xdr
}

/// One line for an input; `None` where it is of no type.
pub fn line(input: &[u8]) -> Option<String> {
    let [number, sample, xdr @ ..] = input else {
        return None;
    };
    let name = rows().get(usize::from(*number))?.name;
    let mut line = format!("{name}\t{sample}\t");
    for byte in xdr {
        write!(line, "{byte:02x}").ok()?;
    }
    Some(line)
}

/// The input that a line stands for; `None` where it is none.
pub fn parse(line: &str) -> Option<Vec<u8>> {
    let mut parts = line.split('\t');
    let (name, sample, digits) = (parts.next()?, parts.next()?, parts.next()?);
    let number = rows().iter().position(|row: &Row| row.name == name)?;
    let mut input = vec![u8::try_from(number).ok()?, sample.parse().ok()?];
    let mut digits = digits.chars();
    while let Some(high) = digits.next() {
        let (high, low) = (high.to_digit(16)?, digits.next()?.to_digit(16)?);
        input.push((high << 4 | low) as u8);
    }
    Some(input)
}
