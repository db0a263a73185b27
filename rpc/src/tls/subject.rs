//! The name in a certificate (RFC 5280 section 4.1.2.6) as text (RFC 4514).

use std::fmt::Write as _;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_IDENTIFIER: u8 = 0x06;
/// `[0]`, which only certificates of version 2 or 3 begin with.
const VERSION: u8 = 0xa0;
const UTF8_STRING: u8 = 0x0c;
const PRINTABLE_STRING: u8 = 0x13;
const IA5_STRING: u8 = 0x16;

/// The attribute types that have a short name (RFC 4514 section 3).
const NAMES: [(&[u8], &str); 9] = [
    (&[0x55, 4, 3], "CN"),
    (&[0x55, 4, 6], "C"),
    (&[0x55, 4, 7], "L"),
    (&[0x55, 4, 8], "ST"),
    (&[0x55, 4, 9], "STREET"),
    (&[0x55, 4, 10], "O"),
    (&[0x55, 4, 11], "OU"),
    (
        &[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25],
        "DC",
    ),
    (
        &[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 1],
        "UID",
    ),
];

/// The subject of a certificate in DER. None where it is not one.
pub(super) fn subject(certificate: &[u8]) -> Option<String> {
    let (tag, certificate, _) = element(certificate)?;
    let (signed, certificate, _) = element(certificate)?;
    if (tag, signed) != (SEQUENCE, SEQUENCE) {
        return None;
    }
    let (first, _, behind) = element(certificate)?;
    // The serial number comes first, or behind the version.
    let mut rest = if first == VERSION {
        element(behind)?.2
    } else {
        behind
    };
    // The algorithm, the issuer, the validity.
    for _ in 0..3 {
        rest = element(rest)?.2;
    }
    let (SEQUENCE, subject, _) = element(rest)? else {
        return None;
    };
    name(subject)
}

/// The parts of a name. The text has them backwards, the most particular first.
fn name(mut parts: &[u8]) -> Option<String> {
    let mut texts = Vec::new();
    while !parts.is_empty() {
        let (SET, mut part, rest) = element(parts)? else {
            return None;
        };
        let mut text = String::new();
        while !part.is_empty() {
            let (SEQUENCE, attribute, others) = element(part)? else {
                return None;
            };
            if !text.is_empty() {
                text.push('+');
            }
            put_attribute(attribute, &mut text)?;
            part = others;
        }
        texts.push(text);
        parts = rest;
    }
    texts.reverse();
    Some(texts.join(","))
}

fn put_attribute(attribute: &[u8], out: &mut String) -> Option<()> {
    let (OBJECT_IDENTIFIER, id, value) = element(attribute)? else {
        return None;
    };
    let (tag, content, _) = element(value)?;
    let short = NAMES.iter().find(|(known, _)| *known == id);
    let text = match tag {
        UTF8_STRING | PRINTABLE_STRING | IA5_STRING => std::str::from_utf8(content).ok(),
        _ => None,
    };
    match (short, text) {
        (Some((_, short)), Some(text)) => {
            out.push_str(short);
            out.push('=');
            put_escaped(text, out);
        }
        (short, _) => {
            match short {
                Some((_, short)) => out.push_str(short),
                None => put_dotted(id, out)?,
            }
            // The whole element, as RFC 4514 section 2.4 has it.
            out.push_str("=#");
            let whole = value.len().min(element_len(value)?);
            for byte in value.get(..whole)? {
                write!(out, "{byte:02x}").ok()?;
            }
        }
    }
    Some(())
}

/// RFC 4514 section 2.4.
fn put_escaped(text: &str, out: &mut String) {
    for (index, char) in text.char_indices() {
        let is_last = index + char.len_utf8() == text.len();
        match char {
            '\0' => out.push_str("\\00"),
            ' ' if index == 0 || is_last => out.push_str("\\ "),
            '#' if index == 0 => out.push_str("\\#"),
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => {
                out.push('\\');
                out.push(char);
            }
            // A line of a log must not have two for one.
            char if char.is_control() => {
                let mut bytes = [0; 4];
                for byte in char.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(out, "\\{byte:02x}");
                }
            }
            char => out.push(char),
        }
    }
}

/// An object identifier as numbers (X.690 section 8.19).
fn put_dotted(id: &[u8], out: &mut String) -> Option<()> {
    let mut number = 0_u64;
    let mut is_first = true;
    for byte in id {
        number = number.checked_mul(128)? + u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if is_first {
            let top = (number / 40).min(2);
            write!(out, "{top}.{}", number - top * 40).ok()?;
        } else {
            write!(out, ".{number}").ok()?;
        }
        is_first = false;
        number = 0;
    }
    Some(())
}

/// The tag, the content and what follows the first element.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (len, rest) = length(rest)?;
    let (content, behind) = rest.split_at_checked(len)?;
    Some((*tag, content, behind))
}

/// How many bytes the first element takes.
fn element_len(der: &[u8]) -> Option<usize> {
    let (_, _, behind) = element(der)?;
    Some(der.len() - behind.len())
}

/// A definite length (X.690 section 8.1.3).
fn length(der: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = der.split_first()?;
    if *first < 0x80 {
        return Some((usize::from(*first), rest));
    }
    let count = usize::from(first & 0x7f);
    let (bytes, rest) = rest.split_at_checked(count)?;
    if count == 0 || count > 4 {
        return None;
    }
    let len = bytes
        .iter()
        .fold(0_u64, |len, byte| len << 8 | u64::from(*byte));
    Some((usize::try_from(len).ok()?, rest))
}
