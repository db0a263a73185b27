//! `#[derive(Xdr)]` of random definitions, to be judged.
//!
//! Reads lines "TYPE HEX", where TYPE is a number, and answers each with
//!     "ok CONSUMED TEXT HEX"     it is a value; HEX is the value encoded again
//!     "more CONSUMED TEXT HEX"   a value stands before other bytes, and that is why it is refused
//!     "err REASON"               it is refused
//! Whatever ways there are to decode and to encode must agree, or it panics.

mod text;
#[rustfmt::skip]
mod types;

use bytes::Bytes;
use std::io::{Write, stdin, stdout};
use text::Text;
use xdr_core::{
    Decode, DecodeErrorKind, DecodeOwned, Decoder, Encode, append, decode_into_slice, from_bytes,
    from_slice, to_bytes, to_vec,
};

/// Of an input; the second one is another that was taken before.
pub type Answer = fn(&[u8], Option<&[u8]>) -> String;

pub fn answer<T: DecodeOwned + Encode + Text>(input: &[u8], earlier: Option<&[u8]>) -> String {
    let value = from_slice::<T>(input);
    let shared = from_bytes::<T>(Bytes::copy_from_slice(input));
    let over = earlier.map(|earlier| {
        let mut value: T = from_slice(earlier).expect("it was taken before");
        decode_into_slice(&mut value, input).map(|()| value)
    });
    match value {
        Ok(value) => {
            let all = all(&value);
            let ways = [("from_bytes", Some(shared)), ("decode_into_slice", over)];
            for (way, other) in ways {
                match other {
                    Some(Ok(other)) => assert_eq!(self::all(&other), all, "{way}"),
                    Some(Err(error)) => panic!("{way} refuses what from_slice takes: {error}"),
                    None => {}
                }
            }
            format!("ok {} {all}", input.len())
        }
        Err(error) => {
            // Each way may find another fault first.
            assert!(
                shared.is_err(),
                "from_bytes takes it, but not from_slice: {error}"
            );
            let over = over.is_some_and(|over| over.is_ok());
            assert!(
                !over,
                "decode_into_slice takes it, but not from_slice: {error}"
            );
            match error.kind() {
                DecodeErrorKind::TrailingBytes { .. } => more::<T>(input),
                _ => format!("err {error}"),
            }
        }
    }
}

fn more<T: DecodeOwned + Encode + Text>(input: &[u8]) -> String {
    let mut decoder = Decoder::new(input);
    let value = T::decode(&mut decoder).expect("only what follows is wrong");
    format!("more {} {}", decoder.offset(), all(&value))
}

/// The text, and the encoding by all the ways there are.
fn all<T: for<'de> Decode<'de> + Encode + Text>(value: &T) -> String {
    let bytes = to_vec(value).expect("what was decoded keeps to its limits");
    assert_eq!(bytes, to_bytes(value).expect("it was encoded before"));
    assert_eq!(
        value.wire_size().expect("it was encoded before"),
        bytes.len()
    );
    let mut behind = vec![7];
    let appended = append(value, &mut behind).expect("it was encoded before");
    assert_eq!((appended, &behind[1..]), (bytes.len(), &bytes[..]));

    let mut text = String::new();
    value.text(&mut text);
    text.push(' ');
    bytes.text(&mut text);
    // The text of bytes has an `x` before them.
    text.replace(" x", " ")
}

fn main() {
    let mut earlier: Vec<Option<Vec<u8>>> = vec![None; types::ANSWER.len()];
    for line in stdin().lines() {
        let line = line.expect("it can be read");
        let (number, digits) = line.split_once(' ').expect("a type and its bytes");
        let number: usize = number.parse().expect("the number of a type");
        let input = unhex(digits);
        let answer = types::ANSWER[number](&input, earlier[number].as_deref());
        if answer.starts_with("ok") {
            earlier[number] = Some(input);
        }
        // If the next one kills us, it is known which it was.
        let mut out = stdout().lock();
        writeln!(out, "{answer}").expect("somebody reads it");
    }
}

fn unhex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).expect("two digits"))
        .collect()
}
