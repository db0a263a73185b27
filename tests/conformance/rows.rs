//! The rows, each a test.

use crate::allocator::measure;
use crate::types::{
    ArrayNode, Borrowed, BorrowedText, BoxedOpaque, BoxedText, CowOpaque, CowText, FixedFlags,
    FixedOpaque, Flags, Hypers, List, Nested, Node, Opaque, Optional, OptionalBox, OptionalText,
    Optionals, SharedOpaque, Struct, Switched, Text, TextList, Texts, Words,
};
use xdr_core::{Counted, Decode, DecodeErrorKind as Kind, from_slice, to_vec};

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Why this is no `T`. Finding that out takes memory for the error alone.
#[track_caller]
fn refused<'de, T: Decode<'de>>(input: &'de [u8]) -> Kind {
    let (kind, usage) = measure(|| from_slice::<T>(input).err().map(|error| error.kind()));
    assert!(usage.peak < 1024 && usage.requests < 8, "{usage:?}");
    assert_eq!(usage.left, 0, "memory stays");
    kind.expect("taken")
}

/// Asserts for each of these types that the input is refused for this reason.
macro_rules! refused {
    ($input:expr, $kind:pat => $($ty:ty),+ $(,)?) => {{
        let input: &[u8] = $input;
        $({
            let kind = refused::<$ty>(input);
            assert!(matches!(kind, $kind), "{}: {kind:?}", stringify!($ty));
        })+
    }};
}

/// Asserts for each of these types that the input is a value, and written as it was.
macro_rules! taken {
    ($input:expr => $($ty:ty),+ $(,)?) => {{
        let input: &[u8] = $input;
        $(assert_eq!(to_vec(&from_slice::<$ty>(input).unwrap()).unwrap(), input);)+
    }};
}

#[test]
fn opaque_of_4_gib_where_8_bytes_follow() {
    let input = &words(&[u32::MAX, 0, 0]);
    refused!(input, Kind::LengthExceedsInput { what: Counted::Opaque, len: u32::MAX } =>
        Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>);
    refused!(input, Kind::LengthExceedsInput { what: Counted::String, len: u32::MAX } =>
        Text, BoxedText, BorrowedText<'_>, CowText<'_>);
    refused!(input, Kind::LengthExceedsInput { what: Counted::Nested, len: u32::MAX } => Nested);
}

#[test]
fn array_of_4_gi_elements() {
    for behind in [0, 2, 1000] {
        let input = &[words(&[u32::MAX]), vec![0; 4 * behind]].concat();
        refused!(input, Kind::LengthExceedsInput { what: Counted::Array, len: u32::MAX } =>
            Words, Hypers, Flags, Texts, Optionals);
    }
}

#[test]
fn opaque_of_100_bytes_where_8_follow() {
    let input = &words(&[100, 0, 0]);
    refused!(input, Kind::LengthExceedsInput { len: 100, .. } =>
        Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>,
        Text, BoxedText, BorrowedText<'_>, CowText<'_>, Nested);
    let input = &words(&[1, 100, 0, 0]);
    refused!(input, Kind::LengthExceedsInput { len: 100, .. } => Texts, TextList, OptionalText);
}

#[test]
fn padding_that_is_not_zero() {
    let input = &[0, 0, 0, 1, b'a', 1, 2, 3];
    refused!(input, Kind::NonZeroPadding =>
        Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>,
        Text, BoxedText, BorrowedText<'_>, CowText<'_>);
    // Each byte of it counts.
    for padding in [[1, 0, 0], [0, 2, 0], [0, 0, 3], [0, 0, 0x80]] {
        let input = &[&[0, 0, 0, 1, b'a'][..], &padding].concat();
        refused!(input, Kind::NonZeroPadding => Opaque, Text, Borrowed<'_>, SharedOpaque);
        let input = &[&[9, 9, 9, 9, 9][..], &padding].concat();
        refused!(input, Kind::NonZeroPadding => FixedOpaque);
        let input = &[&words(&[1, 1])[..], b"a", &padding].concat();
        refused!(input, Kind::NonZeroPadding => Texts, OptionalText, TextList);
    }
    taken!(&[0, 0, 0, 1, b'a', 0, 0, 0] => Opaque, Text, SharedOpaque, Borrowed<'_>, CowText<'_>);
}

#[test]
fn padding_that_is_missing() {
    for missing in 1..=3 {
        let input = &[0, 0, 0, 1, b'a', 0, 0, 0][..8 - missing];
        refused!(input, Kind::UnexpectedEnd { .. } =>
            Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>,
            Text, BoxedText, BorrowedText<'_>, CowText<'_>);
        let input = &[9, 9, 9, 9, 9, 0, 0, 0][..8 - missing];
        refused!(input, Kind::UnexpectedEnd { .. } => FixedOpaque);
    }
}

#[test]
fn bool_of_2() {
    for value in [2, 3, 0x0100_0000, u32::MAX] {
        refused!(&words(&[value]), Kind::InvalidBool { .. } => bool);
        refused!(&words(&[value, 7]), Kind::InvalidBool { .. } => Switched);
        refused!(&words(&[7, value]), Kind::InvalidBool { .. } => Struct);
        refused!(&words(&[1, value]), Kind::InvalidBool { .. } => Flags, FixedFlags);
    }
    taken!(&words(&[1, 1]) => Struct, Flags, FixedFlags, Switched);
}

#[test]
fn optional_of_2() {
    for flag in [2, 3, 0x0100_0000, u32::MAX] {
        refused!(&words(&[flag, 7, 0]), Kind::InvalidOptional { .. } =>
            Optional, OptionalBox, OptionalText, List, TextList);
        refused!(&words(&[1, flag, 7]), Kind::InvalidOptional { .. } => Optionals, Node);
        refused!(&words(&[1, 0, flag]), Kind::InvalidOptional { .. } => List, TextList);
    }
    taken!(&words(&[1, 0]) => Optional, OptionalBox, OptionalText, Optionals, Node);
}

#[test]
fn string_that_is_not_utf_8() {
    let input = &[0, 0, 0, 4, 0xff, 0xfe, 0xfd, 0xfc];
    refused!(input, Kind::InvalidUtf8 { valid_up_to: 0 } =>
        Text, BoxedText, BorrowedText<'_>, CowText<'_>);
    // Names that are bytes to their protocol are opaque here.
    taken!(input => Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>);
}

#[test]
fn four_bytes_behind_the_value() {
    refused!(&words(&[0, 0]), Kind::TrailingBytes { count: 4 } =>
        u32, bool, Opaque, BoxedOpaque, SharedOpaque, Borrowed<'_>, CowOpaque<'_>,
        Text, BoxedText, BorrowedText<'_>, CowText<'_>, Words, Hypers, Flags, Texts, Optionals,
        Optional, OptionalBox, OptionalText, List, TextList, Switched);
    refused!(&words(&[0, 0, 0]), Kind::TrailingBytes { count: 4 } => Struct, Node, FixedOpaque);
    // Inside of opaque data as well.
    refused!(&words(&[8, 0, 0]), Kind::TrailingBytes { count: 4 } => Nested);
}

#[test]
fn list_of_400_000_nodes() {
    const NODES: usize = 400_000;
    let work = || {
        let mut list = words(&[1, 7]).repeat(NODES);
        list.extend(words(&[0]));
        let value = from_slice::<List>(&list).unwrap();
        assert_eq!(value.0.len(), NODES);
        assert_eq!(to_vec(&value).unwrap(), list);
        drop(value);
        let mut texts = [words(&[1, 4]), b"text".to_vec()].concat().repeat(NODES);
        texts.extend(words(&[0]));
        assert_eq!(from_slice::<TextList>(&texts).unwrap().0.len(), NODES);
        // Held as boxes or arrays in each other, they are refused at the limit of depth.
        let mut nodes = words(&[7, 1]).repeat(NODES);
        nodes.extend(words(&[7, 0]));
        let deep = [
            from_slice::<Node>(&nodes).unwrap_err().kind(),
            from_slice::<ArrayNode>(&nodes).unwrap_err().kind(),
        ];
        assert_eq!(deep, [Kind::TooDeep; 2]);
    };
    let thread = std::thread::Builder::new().stack_size(256 << 10);
    thread.spawn(work).unwrap().join().unwrap();
}
