//! Enums, RFC 4506 section 4.3.

use crate::support::{both_ways, not_encoded, refused, words};
use xdr_core::{MaxSize, Wire, Xdr, XdrEnum};

const LAST: isize = 0x7fff_ffff;

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[xdr(max_size)]
enum Level {
    Low = -1,
    None = 0,
    High = 5,
    Last = LAST,
}

#[test]
fn a_value_is_a_signed_word() {
    both_ways(&Level::Low, &words(&[0xffff_ffff]));
    both_ways(&Level::None, &words(&[0]));
    both_ways(&Level::High, &words(&[5]));
    both_ways(&Level::Last, &words(&[0x7fff_ffff]));
    assert_eq!(Level::High.value(), 5);
    assert_eq!(Level::FIXED, Some(4));
    assert_eq!(<Level as MaxSize>::MAX, 4);
}

#[test]
fn an_unknown_value_is_refused() {
    assert_eq!(
        refused::<Level>(&words(&[0xffff_fffe])),
        "-2 is not a value of the enum (at byte 0)"
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
enum Open {
    One = 1,
    Two = 2,
    #[xdr(other)]
    Unknown(u32),
}

#[test]
fn an_unknown_value_is_kept_where_a_variant_takes_it() {
    both_ways(&Open::Two, &words(&[2]));
    both_ways(&Open::Unknown(3), &words(&[3]));
    both_ways(&Open::Unknown(0xffff_ffff), &words(&[0xffff_ffff]));
    assert_eq!(Open::Unknown(0xffff_ffff).value(), -1);
}

#[test]
fn a_known_value_has_one_variant() {
    assert_eq!(
        not_encoded(&Open::Unknown(2)),
        "2 is a known value and has a variant of its own (at byte 0)"
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
enum Crowded {
    Zero = 0,
    Last = 0x7fff_ffff,
    #[xdr(other)]
    Unknown(i32) = 7,
}

/// No number follows that of `Last`, so Rust asks for one.
#[test]
fn the_number_of_the_variant_for_unknown_values_never_travels() {
    both_ways(&Crowded::Last, &words(&[0x7fff_ffff]));
    both_ways(&Crowded::Zero, &words(&[0]));
    for unknown in [7, 1, -2] {
        both_ways(&Crowded::Unknown(unknown), &words(&[unknown as u32]));
    }
}

#[derive(Debug, PartialEq, Xdr)]
struct Levels {
    first: Open,
    #[xdr(max = 3)]
    rest: Vec<Level>,
}

#[test]
fn enums_in_runs_and_arrays() {
    let levels = Levels {
        first: Open::One,
        rest: vec![Level::High, Level::Low],
    };
    both_ways(&levels, &words(&[1, 2, 5, 0xffff_ffff]));
    assert_eq!(
        refused::<Levels>(&words(&[1, 2, 5, 6])),
        "rest[1]: 6 is not a value of the enum (at byte 12)"
    );
}
