//! Structs and typedefs: the fields one after the other, RFC 4506 section 4.14.

use crate::support::{both_ways, not_encoded, refused, words};
use xdr_core::{Encode, Encoder, MaxSize, Wire, Xdr};

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[xdr(max_size)]
struct Scalars {
    int: i32,
    unsigned: u32,
    hyper: i64,
    unsigned_hyper: u64,
    float: f32,
    double: f64,
    flag: bool,
    void: (),
    opaque: [u8; 5],
}

const SCALARS: Scalars = Scalars {
    int: -2,
    unsigned: 0xdead_beef,
    hyper: -3,
    unsigned_hyper: 0x0102_0304_0506_0708,
    float: 1.0,
    double: -2.0,
    flag: true,
    void: (),
    opaque: [1, 2, 3, 4, 5],
};

fn scalars() -> Vec<u8> {
    words(&[
        0xffff_fffe,
        0xdead_beef,
        0xffff_ffff,
        0xffff_fffd,
        0x0102_0304,
        0x0506_0708,
        0x3f80_0000,
        0xc000_0000,
        0,
        1,
        0x0102_0304,
        0x0500_0000,
    ])
}

#[test]
fn fields_follow_each_other_in_order() {
    both_ways(&SCALARS, &scalars());
    assert_eq!(Scalars::FIXED, Some(48));
    assert_eq!(<Scalars as MaxSize>::MAX, 48);
}

#[test]
fn an_input_that_ends_in_a_run_is_refused_at_the_field_it_lacks() {
    assert_eq!(
        refused::<Scalars>(&scalars()[..44]),
        "opaque: input ends too early: 8 bytes needed, 4 left (at byte 40)"
    );
    assert_eq!(
        refused::<Scalars>(&scalars()[..40]),
        "opaque: input ends too early: 8 bytes needed, 0 left (at byte 40)"
    );
    assert_eq!(
        refused::<Scalars>(&[]),
        "int: input ends too early: 4 bytes needed, 0 left (at byte 0)"
    );
}

#[test]
fn errors_in_a_run_name_field_and_byte() {
    let mut bytes = scalars();
    bytes[39] = 2;
    assert_eq!(
        refused::<Scalars>(&bytes),
        "flag: 2 is not a bool; expected 0 or 1 (at byte 36)"
    );
    let mut bytes = scalars();
    bytes[47] = 9;
    assert_eq!(
        refused::<Scalars>(&bytes),
        "opaque: padding is not zero (at byte 45)"
    );
}

#[derive(Debug, PartialEq, Xdr)]
struct Mixed {
    before: Scalars,
    #[xdr(max = 8)]
    name: String,
    middle: u32,
    flag: bool,
    #[xdr(max = 8)]
    data: Vec<u8>,
    last: Scalars,
}

fn mixed() -> (Mixed, Vec<u8>) {
    let value = Mixed {
        before: SCALARS,
        name: "abcde".into(),
        middle: 7,
        flag: false,
        data: vec![9],
        last: SCALARS,
    };
    let bytes = [
        scalars(),
        words(&[5, 0x6162_6364, 0x6500_0000, 7, 0, 1, 0x0900_0000]),
        scalars(),
    ];
    (value, bytes.concat())
}

#[test]
fn runs_before_between_and_behind_fields_of_variable_size() {
    let (value, bytes) = mixed();
    both_ways(&value, &bytes);
    let (_, mut bytes) = mixed();
    bytes[67] = 3;
    assert_eq!(
        refused::<Mixed>(&bytes),
        "flag: 3 is not a bool; expected 0 or 1 (at byte 64)"
    );
    let (_, mut bytes) = mixed();
    bytes[115] = 5;
    assert_eq!(
        refused::<Mixed>(&bytes),
        "last.flag: 5 is not a bool; expected 0 or 1 (at byte 112)"
    );
}

#[test]
fn a_run_is_written_without_growing_the_buffer_more_than_once() {
    let mut out = Vec::new();
    SCALARS.encode(&mut Encoder::new(&mut out));
    assert_eq!(out, scalars());
}

#[test]
fn errors_of_encoding_name_field_and_byte() {
    let (mut value, _) = mixed();
    value.data = vec![0; 9];
    assert_eq!(
        not_encoded(&value),
        "data: opaque data of 9 bytes exceeds its limit of 8 (at byte 68)"
    );
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(max_size)]
struct Name(#[xdr(max = 4)] String);

#[derive(Debug, PartialEq, Xdr)]
#[xdr(max_size)]
struct Pair(Name, #[xdr(max = 2)] Vec<u32>);

#[test]
fn a_typedef_adds_no_bytes_and_no_step_to_the_path() {
    both_ways(&Name("ab".into()), &words(&[2, 0x6162_0000]));
    assert_eq!(
        refused::<Name>(&words(&[5, 0x6162_6364, 0x6500_0000])),
        "string of 5 bytes exceeds its limit of 4 (at byte 0)"
    );
    assert_eq!(<Name as MaxSize>::MAX, 8);
}

#[test]
fn fields_of_a_tuple_are_named_by_their_numbers() {
    both_ways(
        &Pair(Name("ab".into()), vec![7]),
        &words(&[2, 0x6162_0000, 1, 7]),
    );
    assert_eq!(
        refused::<Pair>(&words(&[5])),
        "0: string of 5 bytes exceeds its limit of 4 (at byte 0)"
    );
    assert_eq!(
        not_encoded(&Pair(Name(String::new()), vec![1, 2, 3])),
        "1: array of 3 elements exceeds its limit of 2 (at byte 4)"
    );
    assert_eq!(<Pair as MaxSize>::MAX, 20);
}

#[derive(Debug, PartialEq, Xdr)]
struct Tally {
    wire: u32,
    #[xdr(skip)]
    cached: Option<u8>,
    #[xdr(skip = 5 + 2)]
    seven: u8,
    more: bool,
}

#[test]
fn skipped_fields_take_no_bytes_and_get_their_value() {
    let value = Tally {
        wire: 1,
        cached: None,
        seven: 7,
        more: true,
    };
    both_ways(&value, &words(&[1, 1]));
    let other = Tally {
        cached: Some(3),
        seven: 0,
        ..value
    };
    assert_eq!(xdr_core::to_vec(&other).unwrap(), words(&[1, 1]));
}

#[derive(Debug, Xdr)]
#[xdr(encode)]
struct View<'a> {
    number: &'a u32,
    #[xdr(max = 4)]
    names: &'a [u64],
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(decode)]
struct Parsed {
    number: u32,
    #[xdr(max = 4)]
    names: Vec<u64>,
}

#[test]
fn one_direction_alone() {
    let view = View {
        number: &3,
        names: &[4],
    };
    let bytes = words(&[3, 1, 0, 4]);
    assert_eq!(xdr_core::to_vec(&view).unwrap(), bytes);
    let parsed = Parsed {
        number: 3,
        names: vec![4],
    };
    assert_eq!(xdr_core::from_slice::<Parsed>(&bytes).unwrap(), parsed);
}
