//! Unions, RFC 4506 section 4.15: the discriminant, then the arm.

use crate::support::{both_ways, not_encoded, refused, words};
use xdr_core::{MaxSize, Wire, Xdr};

const LINK: u32 = 9;
const LAST: u32 = LINK + 1;

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32, max_size)]
enum Node {
    #[xdr(case = 1)]
    Void,
    #[xdr(case = 2)]
    File { size: u64, open: bool },
    #[xdr(case = LINK)]
    Link(#[xdr(max = 8)] String),
    #[xdr(case(3, 4, LAST))]
    Device(#[xdr(tag)] u32, u32, #[xdr(max = 2)] Vec<u32>),
}

#[test]
fn the_discriminant_stands_before_the_arm() {
    both_ways(&Node::Void, &words(&[1]));
    let file = Node::File {
        size: 5,
        open: true,
    };
    both_ways(&file, &words(&[2, 0, 5, 1]));
    both_ways(&Node::Link("abc".into()), &words(&[9, 3, 0x6162_6300]));
    both_ways(&Node::Device(3, 7, vec![8]), &words(&[3, 7, 1, 8]));
    both_ways(&Node::Device(10, 7, vec![]), &words(&[10, 7, 0]));
    assert_eq!((Node::FIXED, Node::MIN), (None, 4));
    assert_eq!(<Node as MaxSize>::MAX, 4 + 4 + 12);
}

#[test]
fn a_value_without_an_arm_is_refused() {
    assert_eq!(
        refused::<Node>(&words(&[5])),
        "the union has no arm for 5 (at byte 0)"
    );
}

#[test]
fn errors_name_the_arm_and_its_field() {
    assert_eq!(
        refused::<Node>(&words(&[2, 0, 5, 2])),
        "File.open: 2 is not a bool; expected 0 or 1 (at byte 12)"
    );
    assert_eq!(
        refused::<Node>(&words(&[9, 9])),
        "Link: string of 9 bytes exceeds its limit of 8 (at byte 4)"
    );
    assert_eq!(
        refused::<Node>(&words(&[4, 0, 3])),
        "Device.2: array of 3 elements exceeds its limit of 2 (at byte 8)"
    );
    assert_eq!(
        not_encoded(&Node::Link("123456789".into())),
        "Link: string of 9 bytes exceeds its limit of 8 (at byte 4)"
    );
    assert_eq!(
        not_encoded(&Node::Device(3, 0, vec![0; 3])),
        "Device.2: array of 3 elements exceeds its limit of 2 (at byte 8)"
    );
}

#[test]
fn a_tag_is_a_case_of_its_arm() {
    assert_eq!(
        not_encoded(&Node::Device(2, 0, vec![])),
        "Device.0: 2 is not a case of this arm (at byte 0)"
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
enum Status {
    Ok = 0,
    Denied = 13,
    Stale = 70,
    #[xdr(other)]
    Unknown(i32),
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = Status)]
enum Lookup {
    #[xdr(case = Status::Ok)]
    Found { object: u64, parent: Option<u32> },
    #[xdr(case = Status::Stale)]
    Stale,
    #[xdr(default)]
    Failed {
        #[xdr(tag)]
        status: Status,
        directory: Option<u32>,
    },
}

#[test]
fn the_default_arm_keeps_the_discriminant() {
    let found = Lookup::Found {
        object: 1,
        parent: None,
    };
    both_ways(&found, &words(&[0, 0, 1, 0]));
    both_ways(&Lookup::Stale, &words(&[70]));
    for (status, word) in [(Status::Denied, 13), (Status::Unknown(-5), 0xffff_fffb)] {
        let failed = Lookup::Failed {
            status,
            directory: Some(6),
        };
        both_ways(&failed, &words(&[word, 1, 6]));
    }
}

#[test]
fn the_tag_of_the_default_arm_is_nobodys_case() {
    let wrong = Lookup::Failed {
        status: Status::Stale,
        directory: None,
    };
    assert_eq!(
        not_encoded(&wrong),
        "Failed.status: 70 is not a case of this arm (at byte 0)"
    );
    let hidden = Lookup::Failed {
        status: Status::Unknown(99),
        directory: None,
    };
    assert_eq!(xdr_core::to_vec(&hidden).unwrap(), words(&[99, 0]));
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = bool)]
enum Maybe {
    #[xdr(case = true)]
    Just(i32),
    #[xdr(case = false)]
    Nothing,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = i32)]
enum Signed {
    #[xdr(case = -1)]
    Minus(u32),
    #[xdr(default)]
    Else(#[xdr(tag)] i32),
}

#[test]
fn bool_and_int_are_discriminants_too() {
    both_ways(&Maybe::Just(-1), &words(&[1, 0xffff_ffff]));
    both_ways(&Maybe::Nothing, &words(&[0]));
    assert_eq!(
        refused::<Maybe>(&words(&[2, 0])),
        "2 is not a bool; expected 0 or 1 (at byte 0)"
    );
    both_ways(&Signed::Minus(3), &words(&[0xffff_ffff, 3]));
    both_ways(&Signed::Else(-2), &words(&[0xffff_fffe]));
}

mod glob {
    use super::{Status, both_ways, words};
    use Status::{Denied, Ok as Fine};
    use xdr_core::Xdr;

    #[derive(Debug, PartialEq, Xdr)]
    #[xdr(switch = Status)]
    enum Imported {
        #[xdr(case = Fine)]
        Fine,
        #[xdr(case(Denied, Status::Stale))]
        Bad(#[xdr(tag)] Status),
    }

    #[test]
    fn cases_by_imported_names() {
        both_ways(&Imported::Fine, &words(&[0]));
        both_ways(&Imported::Bad(Status::Stale), &words(&[70]));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[repr(i32)]
enum Open {
    A = 1,
    B = 2,
    #[xdr(other)]
    Unknown(i32),
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = Open)]
enum OnOpen {
    #[xdr(case = Open::A)]
    A,
    #[xdr(case = Open::B)]
    B(u32),
    #[xdr(default)]
    Else(#[xdr(tag)] Open),
}

/// A tag that holds a known value as an unknown one once went out as it was, and the bytes were
/// those of another arm.
#[test]
fn a_tag_is_a_value_of_its_enum() {
    for known in [1, 2] {
        let value = OnOpen::Else(Open::Unknown(known));
        let error = xdr_core::to_vec(&value).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("Else.0: {known} is a known value and has a variant of its own (at byte 0)")
        );
    }
    both_ways(&OnOpen::Else(Open::Unknown(7)), &words(&[7]));
    both_ways(&OnOpen::B(5), &words(&[2, 5]));
    both_ways(&OnOpen::A, &words(&[1]));
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32)]
enum OwnConstants {
    #[xdr(case = Self::ONE)]
    One(
        #[xdr(max = Self::LIMIT)] String,
        #[xdr(range = Self::LOW..=5)] u32,
    ),
    #[xdr(default)]
    Else(#[xdr(tag)] u32),
}

impl OwnConstants {
    const ONE: u32 = 1;
    const LIMIT: u32 = 3;
    const LOW: u32 = 2;
}

#[test]
fn attributes_may_name_constants_of_their_own_type() {
    both_ways(
        &OwnConstants::One("abc".into(), 2),
        &words(&[1, 3, 0x6162_6300, 2]),
    );
    both_ways(&OwnConstants::Else(9), &words(&[9]));
    assert!(xdr_core::to_vec(&OwnConstants::One("abcd".into(), 2)).is_err());
    assert!(xdr_core::to_vec(&OwnConstants::One("abc".into(), 1)).is_err());
}

mod old {
    #![deny(warnings)]
    #[derive(xdr_core::Xdr)]
    #[deprecated]
    pub(super) struct Old {
        pub(super) a: u32,
    }
}

#[test]
fn a_deprecated_type_warns_only_where_it_is_used() {
    #[expect(deprecated)]
    let old = old::Old { a: 1 };
    assert_eq!(xdr_core::to_vec(&old).unwrap(), words(&[1]));
}
