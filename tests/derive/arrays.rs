//! Arrays, strings, opaque data and lists: limits in each place.

use crate::support::{both_ways, not_encoded, refused, words};
use bytes::Bytes;
use xdr_core::{Counted, DecodeErrorKind, MaxSize, Xdr, from_slice};

const MAX: usize = 3;

#[derive(Debug, PartialEq, Xdr)]
#[xdr(max_size)]
struct Point {
    x: f32,
    y: f32,
}

#[derive(Debug, PartialEq, Xdr)]
struct Shapes {
    #[xdr(max = MAX)]
    points: Vec<Point>,
    #[xdr(max = MAX - 1, each(max = 4))]
    names: Vec<String>,
    #[xdr(max = 2, each(max = 1, each(max = 4)))]
    deep: Vec<Vec<Vec<u8>>>,
    #[xdr(each(max = 4))]
    pair: [String; 2],
    matrix: [[u32; 2]; 2],
    #[xdr(max = 2)]
    slice: Box<[u32]>,
    #[xdr(max = 3)]
    text: Box<str>,
    #[xdr(max = unbounded)]
    body: Bytes,
    #[xdr(max = 2)]
    maybe: Option<Vec<u32>>,
}

#[derive(Debug, PartialEq, Xdr)]
struct Nodes {
    #[xdr(list, max = 2)]
    plain: Vec<Point>,
    #[xdr(list, max = 2, each(max = 4))]
    names: Vec<String>,
}

#[test]
fn a_list_is_a_chain_of_optional_data() {
    let nodes = Nodes {
        plain: vec![Point { x: 1.0, y: 0.0 }, Point { x: 0.0, y: 1.0 }],
        names: vec!["ab".into()],
    };
    let bytes = words(&[
        1,
        0x3f80_0000,
        0,
        1,
        0,
        0x3f80_0000,
        0,
        1,
        2,
        0x6162_0000,
        0,
    ]);
    both_ways(&nodes, &bytes);
    assert_eq!(
        refused::<Nodes>(&words(&[1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0])),
        "plain: list of 3 elements exceeds its limit of 2 (at byte 24)"
    );
    assert_eq!(
        refused::<Nodes>(&words(&[0, 1, 5, 0, 0, 0])),
        "names[0]: string of 5 bytes exceeds its limit of 4 (at byte 8)"
    );
}

fn shapes() -> Shapes {
    Shapes {
        points: vec![Point { x: 1.0, y: 0.0 }],
        names: vec!["a".into(), "bcd".into()],
        deep: vec![vec![vec![1, 2]], vec![]],
        pair: ["x".into(), String::new()],
        matrix: [[1, 2], [3, 4]],
        slice: Box::new([5]),
        text: "t".into(),
        body: Bytes::from_static(b"body!"),
        maybe: Some(vec![6]),
    }
}

#[test]
fn every_owner_and_every_depth() {
    let bytes = words(&[
        1,
        0x3f80_0000,
        0, // points
        2,
        1,
        0x6100_0000,
        3,
        0x6263_6400, // names
        2,
        1,
        2,
        0x0102_0000,
        0, // deep
        1,
        0x7800_0000,
        0, // pair
        1,
        2,
        3,
        4, // matrix
        1,
        5, // slice
        1,
        0x7400_0000, // text
        5,
        0x626f_6479,
        0x2100_0000, // body
        1,
        1,
        6, // maybe
    ]);
    both_ways(&shapes(), &bytes);
}

#[test]
fn every_limit_is_kept_on_encoding() {
    type Change = fn(&mut Shapes);
    let cases: [(Change, &str); 5] = [
        (
            |shapes| shapes.points.resize_with(4, || Point { x: 0.0, y: 0.0 }),
            "points: array of 4 elements exceeds its limit of 3 (at byte 0)",
        ),
        (
            |shapes| shapes.names[1] = "12345".into(),
            "names[1]: string of 5 bytes exceeds its limit of 4 (at byte 24)",
        ),
        (
            |shapes| shapes.deep[0][0] = vec![0; 5],
            "deep[0][0]: opaque data of 5 bytes exceeds its limit of 4 (at byte 40)",
        ),
        (
            |shapes| shapes.pair[1] = "12345".into(),
            "pair[1]: string of 5 bytes exceeds its limit of 4 (at byte 60)",
        ),
        (
            |shapes| shapes.maybe = Some(vec![0; 3]),
            "maybe: array of 3 elements exceeds its limit of 2 (at byte 112)",
        ),
    ];
    for (change, message) in cases {
        let mut shapes = shapes();
        change(&mut shapes);
        assert_eq!(not_encoded(&shapes), message);
    }
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(max_size)]
struct Limited {
    #[xdr(max = 2, each(max = 5))]
    names: Vec<String>,
    #[xdr(list, max = 2)]
    list: Vec<Point>,
    #[xdr(max = 3)]
    maybe: Option<Vec<u8>>,
}

#[test]
fn the_maximal_size_is_that_of_the_largest_value() {
    let largest = Limited {
        names: vec!["12345".into(), "67890".into()],
        list: vec![Point { x: 0.0, y: 0.0 }, Point { x: 0.0, y: 0.0 }],
        maybe: Some(vec![1, 2, 3]),
    };
    let size = xdr_core::to_vec(&largest).unwrap().len();
    assert_eq!(size, 28 + 28 + 12);
    assert_eq!(<Limited as MaxSize>::MAX, size);
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(failure, max_size)]
enum Missing {
    Gone = 1,
}

/// Slices of anything but bytes, references and results under a limit once had no largest size.
#[derive(Debug, Xdr)]
#[xdr(max_size)]
struct Owners<'a> {
    #[xdr(max = 2)]
    slice: Box<[u32]>,
    #[xdr(max = 1, each(max = 5))]
    texts: Box<[String]>,
    #[xdr(max = 5)]
    text: &'a str,
    #[xdr(max = 3)]
    result: Result<&'a [u8], Missing>,
    #[xdr(max = 2)]
    empty: Result<Box<[u64]>, Missing>,
}

#[test]
fn the_maximal_size_is_known_in_every_owner() {
    let largest = Owners {
        slice: [1, 2].into(),
        texts: ["12345".to_owned()].into(),
        text: "12345",
        result: Ok(&[1, 2, 3]),
        empty: Ok([1, 2].into()),
    };
    let size = xdr_core::to_vec(&largest).unwrap().len();
    assert_eq!(size, 12 + 16 + 12 + 12 + 24);
    assert_eq!(<Owners<'_> as MaxSize>::MAX, size);
    assert_eq!(<&Point as MaxSize>::MAX, 8);
}

#[test]
fn bytes_share_a_large_record_and_copy_from_a_small_one() {
    #[derive(Debug, Xdr)]
    struct Body {
        id: u32,
        #[xdr(max = unbounded)]
        data: Bytes,
    }
    let within = |record: &Bytes, data: &Bytes| {
        let (start, end) = (
            record.as_ptr() as usize,
            record.as_ptr() as usize + record.len(),
        );
        (start..end).contains(&(data.as_ptr() as usize))
    };
    for (len, shared) in [(1024, true), (8, false)] {
        let body = Body {
            id: 1,
            data: Bytes::from(vec![7; len]),
        };
        let record = xdr_core::to_bytes(&body).unwrap();
        let decoded: Body = xdr_core::from_bytes(record.clone()).unwrap();
        assert_eq!((decoded.id, &decoded.data), (1, &body.data));
        assert_eq!(within(&record, &decoded.data), shared, "{len} bytes");
    }
}

#[derive(Debug, PartialEq, Xdr)]
struct Pieces(#[xdr(max = 8, each(max = 64))] Vec<String>);

/// The error once said that 8 bytes were needed and 9 left: those of the second element are not for the
/// first. Only input that is no whole number of words can end so.
#[test]
fn data_that_leave_nothing_for_what_must_follow_are_longer_than_the_input() {
    let error = from_slice::<Pieces>(b"\0\0\0\x02\0\0\0\x05abcde\0\0\0\0").unwrap_err();
    let kind = DecodeErrorKind::LengthExceedsInput {
        what: Counted::String,
        len: 5,
    };
    assert_eq!(error.kind(), kind);
    assert_eq!(error.offset(), 4);
}
