//! Generated code names nothing that a user could have redefined.

use crate::support::{both_ways, words};

/// A module where the names of the prelude mean something else.
mod shadowed {
    #![allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]
    #![deny(missing_docs)]

    use ::{core, std};
    use ::xdr_core::Xdr;

    #[derive(Debug)]
    pub struct Option;
    #[derive(Debug)]
    pub struct Result;
    #[derive(Debug)]
    pub struct Some;
    #[derive(Debug)]
    pub struct None;
    #[derive(Debug)]
    pub struct Ok;
    #[derive(Debug)]
    pub struct Err;
    pub trait Default {}
    pub trait From {}
    pub struct usize;
    pub mod xdr_core {}
    pub trait Wire {}
    pub trait Encode {}
    pub trait Decode {}

    /// An enum.
    #[derive(Debug, Clone, Copy, PartialEq, Xdr)]
    pub enum Kind {
        /// One.
        Some = 1,
        /// Two.
        r#type = 2,
    }

    /// A struct.
    #[derive(Debug, PartialEq, Xdr)]
    pub struct r#struct {
        /// A raw name.
        pub r#type: u32,
        /// A list.
        #[xdr(max = 4)]
        pub r#match: std::vec::Vec<Kind>,
        /// Optional.
        pub maybe: core::option::Option<u32>,
        /// Skipped.
        #[xdr(skip)]
        pub skipped: u8,
    }

    /// A union.
    #[derive(Debug, PartialEq, Xdr)]
    #[xdr(switch = Kind)]
    pub enum Body {
        /// Ok.
        #[xdr(case = Kind::Some)]
        Ok,
        /// Else.
        #[xdr(default)]
        r#else {
            /// The tag.
            #[xdr(tag)]
            kind: Kind,
            /// The rest.
            r#fn: u32,
        },
    }
}

#[test]
fn shadowed_names_and_raw_identifiers() {
    let value = shadowed::r#struct {
        r#type: 5,
        r#match: vec![shadowed::Kind::r#type],
        maybe: Some(6),
        skipped: 0,
    };
    both_ways(&value, &words(&[5, 1, 2, 1, 6]));
    assert_eq!(
        xdr_core::from_slice::<shadowed::r#struct>(&words(&[5, 1, 3, 0]))
            .unwrap_err()
            .to_string(),
        "match[0]: 3 is not a value of the enum (at byte 8)"
    );
    let body = shadowed::Body::r#else {
        kind: shadowed::Kind::r#type,
        r#fn: 7,
    };
    both_ways(&body, &words(&[2, 7]));
    assert_eq!(
        xdr_core::from_slice::<shadowed::Body>(&words(&[2]))
            .unwrap_err()
            .to_string(),
        "else.fn: input ends too early: 4 bytes needed, 0 left (at byte 4)"
    );
}

mod renamed {
    pub mod codec {
        pub use xdr_core::*;
    }

    #[derive(Debug, PartialEq, codec::Xdr)]
    #[xdr(crate = crate::hygiene::renamed::codec)]
    pub struct Renamed {
        pub id: u32,
        #[xdr(max = 2, each(max = 3))]
        pub names: Vec<String>,
    }
}

#[test]
fn the_crate_may_have_another_path() {
    let value = renamed::Renamed {
        id: 1,
        names: vec!["a".into()],
    };
    both_ways(&value, &words(&[1, 1, 1, 0x6100_0000]));
}

macro_rules! define {
    ($name:ident, $ty:ty, $limit:expr, $arms:ident, $case:expr, $body:ty) => {
        #[derive(Debug, PartialEq, xdr_core::Xdr)]
        struct $name {
            #[xdr(max = $limit)]
            field: $ty,
            #[cfg(not(test))]
            gone: usize,
            there: $arms,
        }

        #[derive(Debug, PartialEq, xdr_core::Xdr)]
        #[xdr(switch = u32)]
        enum $arms {
            #[xdr(case = $case)]
            One($body),
            #[cfg(not(test))]
            Gone(usize),
        }
    };
}

define!(FromMacro, Vec<u32>, 1 + 1, ArmsFromMacro, 7, bool);

#[test]
fn definitions_made_by_macros_and_parts_left_out_by_cfg() {
    let value = FromMacro {
        field: vec![3],
        there: ArmsFromMacro::One(true),
    };
    both_ways(&value, &words(&[1, 3, 7, 1]));
}
