//! Generated code names nothing that a user could have redefined.

use crate::support::{both_ways, words};

/// A module where the names of the prelude mean something else.
mod shadowed {
    #![allow(
        dead_code,
        non_camel_case_types,
        non_upper_case_globals,
        clippy::upper_case_acronyms
    )]
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
    pub trait Clone {}
    #[derive(Debug)]
    pub struct String;
    #[derive(Debug)]
    pub struct Vec;
    #[derive(Debug)]
    pub struct Box;
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
        /// A name.
        #[xdr(max = r#mod::r#const)]
        pub r#fn: std::string::String,
        /// Skipped.
        #[xdr(skip)]
        pub skipped: u8,
    }

    /// Limits.
    pub mod r#mod {
        /// Of names.
        pub const r#const: u8 = 3;
    }

    /// A raw name for a type and for its parameter.
    #[derive(Debug, PartialEq, Xdr)]
    pub struct r#impl<r#dyn, const r#static: u32>(
        /// All of them.
        #[xdr(max = r#static)]
        pub std::vec::Vec<r#dyn>,
    );

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
        r#fn: "abc".into(),
        skipped: 0,
    };
    both_ways(&value, &words(&[5, 1, 2, 1, 6, 3, 0x6162_6300]));
    let list: shadowed::r#impl<u32, 2> = shadowed::r#impl(vec![7]);
    both_ways(&list, &words(&[1, 7]));
    assert_eq!(
        xdr_core::from_slice::<shadowed::r#struct>(&words(&[5, 0, 0, 4, 0]))
            .unwrap_err()
            .to_string(),
        "fn: string of 4 bytes exceeds its limit of 3 (at byte 12)"
    );
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

/// A module where the names of primitive types mean something else.
mod primitives {
    #![allow(dead_code, non_camel_case_types)]

    use ::core::primitive as real;
    use ::xdr_core::Xdr;

    pub struct u8;
    pub struct u32;
    pub struct u64;
    pub struct i32;
    pub struct i64;
    pub struct i128;
    pub struct usize;
    pub struct bool;
    pub struct str;

    #[derive(Xdr)]
    #[xdr(max_size)]
    pub struct Value {
        #[xdr(range = 1..=9)]
        pub number: ::core::primitive::u32,
        #[xdr(max = 4)]
        pub list: Vec<::core::primitive::i64>,
        pub opaque: [::core::primitive::u8; 4],
        pub body: Body,
    }

    #[derive(Xdr)]
    #[repr(i32)]
    pub enum Kind {
        One = 1,
        #[xdr(other)]
        Unknown(::core::primitive::u32),
    }

    #[derive(Xdr)]
    #[xdr(switch = ::core::primitive::i32, failure, max_size)]
    pub enum Body {
        #[xdr(case = 3)]
        One(real::bool),
        #[xdr(default)]
        Else(#[xdr(tag)] ::core::primitive::i32),
    }
}

#[test]
fn names_of_primitive_types_are_nobodys() {
    let bytes = words(&[5, 1, 0, 6, 0x0102_0304, 3, 1]);
    let value: primitives::Value = xdr_core::from_slice(&bytes).unwrap();
    assert_eq!((value.number, value.list[0]), (5, 6));
    assert_eq!(xdr_core::to_vec(&value).unwrap(), bytes);
    let kind: primitives::Kind = xdr_core::from_slice(&words(&[1])).unwrap();
    assert_eq!(xdr_core::to_vec(&kind).unwrap(), words(&[1]));
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
