//! Sizes of memory with their units.

use crate::refusal::{Kind, Refusal};

/// The size in KiB, rounded up. Without a unit it is KiB, as libvirt has it.
pub(crate) fn kibibytes(number: &str, unit: Option<&str>) -> Result<u64, Refusal> {
    let value: u64 = number
        .parse()
        .map_err(|_| Refusal::xml(format!("invalid size of memory '{number}'")))?;
    let unit = unit.unwrap_or("KiB");
    let bytes = factor(unit)
        .ok_or_else(|| Refusal::new(Kind::InvalidArgument, format!("unknown suffix '{unit}'")))?;
    value
        .checked_mul(bytes)
        .map(|bytes| bytes.div_ceil(1024))
        .ok_or_else(|| Refusal::xml(format!("size of memory '{number} {unit}' is too large")))
}

/// How many bytes a unit is: powers of 1024, or of 1000 where it ends in `B` without an `i`.
fn factor(unit: &str) -> Option<u64> {
    let lower = unit.to_ascii_lowercase();
    if matches!(lower.as_str(), "b" | "bytes") {
        return Some(1);
    }
    let (base, prefix) = match lower.strip_suffix("ib") {
        Some(prefix) => (1024_u64, prefix),
        None => match lower.strip_suffix('b') {
            Some(prefix) => (1000, prefix),
            None => (1024, lower.as_str()),
        },
    };
    let power = match prefix {
        "k" => 1,
        "m" => 2,
        "g" => 3,
        "t" => 4,
        "p" => 5,
        "e" => 6,
        _ => return None,
    };
    base.checked_pow(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_the_format() {
        // From libvirt's description of the domain format, "Memory Allocation".
        let sizes = [
            ("8388608", None, 8_388_608),
            ("1", Some("b"), 1),
            ("1025", Some("bytes"), 2),
            ("64", Some("KB"), 63),
            ("64", Some("k"), 64),
            ("64", Some("MiB"), 65_536),
            ("64", Some("M"), 65_536),
            ("64", Some("MB"), 62_500),
            ("2", Some("GiB"), 2_097_152),
            ("1", Some("TiB"), 1 << 30),
        ];
        for (number, unit, expected) in sizes {
            assert_eq!(kibibytes(number, unit), Ok(expected), "{number} {unit:?}");
        }
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for (number, unit) in [
            ("abc", None),
            ("-1", None),
            ("", None),
            ("1", Some("foo")),
            ("1", Some("")),
            ("18446744073709551615", None),
            ("16", Some("EiB")),
        ] {
            assert!(kibibytes(number, unit).is_err(), "{number} {unit:?}");
        }
    }
}
