//! What the macros make of one definition of each shape, as plain source: compiled, and held against
//! the bytes of the RFCs. `xdr-derive/src/tests/golden.rs` compares the files with the macros and says
//! how to write them anew; the definitions are in `input`.

#![allow(
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "what macros write is not linted as what people write"
)]
// rustc is going to refuse an attribute where it means nothing, and says so of source only.
#![deny(unused_attributes)]

// The printer has a style of its own.
#[rustfmt::skip]
mod enumeration;
#[rustfmt::skip]
mod generic;
#[rustfmt::skip]
mod list;
#[rustfmt::skip]
mod program;
#[rustfmt::skip]
mod structure;
#[rustfmt::skip]
mod union;
#[rustfmt::skip]
mod streams;
#[rustfmt::skip]
mod versions;

mod calls;

use enumeration::FileKind;
use generic::Change;
use list::StringList;
use std::fmt::Debug;
use structure::File;
use union::FileType;
use xdr_core::{DecodeOwned, Encode, from_slice, to_vec};

fn both_ways<T: Encode + DecodeOwned + Debug + PartialEq>(value: &T, bytes: &[u8]) {
    assert_eq!(to_vec(value).unwrap(), bytes);
    assert_eq!(&from_slice::<T>(bytes).unwrap(), value);
    for len in 0..bytes.len() {
        assert!(from_slice::<T>(&bytes[..len]).is_err(), "{len} bytes");
    }
}

/// RFC 4506, section 7, prints these bytes.
#[test]
fn struct_enum_and_union_have_the_bytes_of_section_7() {
    let file = File {
        name: "sillyprog".into(),
        kind: FileType::Exec {
            interpreter: "lisp".into(),
        },
        owner: "john".into(),
        data: b"(quit)".to_vec(),
    };
    let bytes = [
        0x00, 0x00, 0x00, 0x09, 0x73, 0x69, 0x6c, 0x6c, 0x79, 0x70, 0x72, 0x6f, 0x67, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x04, 0x6c, 0x69, 0x73, 0x70, 0x00, 0x00,
        0x00, 0x04, 0x6a, 0x6f, 0x68, 0x6e, 0x00, 0x00, 0x00, 0x06, 0x28, 0x71, 0x75, 0x69, 0x74,
        0x29, 0x00, 0x00,
    ];
    both_ways(&file, &bytes);
}

#[test]
fn an_enum_is_its_value_and_no_other() {
    both_ways(&FileKind::Exec, &[0, 0, 0, 2]);
    assert!(from_slice::<FileKind>(&[0, 0, 0, 3]).is_err());
}

#[test]
fn a_void_arm_is_its_discriminant_alone() {
    both_ways(&FileType::Text, &[0; 4]);
    both_ways(
        &FileType::Data("x".into()),
        &[0, 0, 0, 1, 0, 0, 0, 1, b'x', 0, 0, 0],
    );
}

/// RFC 4506, section 4.19: a word before each entry says that it is there.
#[test]
fn a_list_has_a_word_before_each_entry_and_one_at_its_end() {
    let list = StringList {
        items: vec!["ab".into(), "c".into()],
    };
    let bytes = [
        [0, 0, 0, 1, 0, 0, 0, 2, b'a', b'b', 0, 0].as_slice(),
        &[0, 0, 0, 1, 0, 0, 0, 1, b'c', 0, 0, 0],
        &[0, 0, 0, 0],
    ];
    both_ways(&list, &bytes.concat());
}

#[test]
fn a_generic_type_borrows_and_holds_what_its_parameter_is() {
    let bytes = [
        0, 0, 0, 2, b'a', b't', 0, 0, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 6,
    ];
    let change = Change {
        name: "at",
        now: 7u32,
        before: Some(6),
    };
    assert_eq!(to_vec(&change).unwrap(), bytes);
    assert_eq!(from_slice::<Change<'_, u32>>(&bytes).unwrap(), change);
}
