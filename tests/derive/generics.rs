//! Type and const parameters, and the bounds found for them.

use crate::support::{both_ways, refused, words};
use std::marker::PhantomData;
use xdr_core::{Decode, DecodeBounded, Encode, EncodeBounded, Max, Wire, WireBounded, Xdr};

#[derive(Debug, PartialEq, Xdr)]
struct Page<T, const N: u32, const LEN: usize = 2> {
    #[xdr(max = N)]
    items: Vec<T>,
    first: T,
    key: [u8; LEN],
}

#[test]
fn a_const_parameter_is_a_limit_and_a_length() {
    let page = Page::<u32, 2> {
        items: vec![7, 8],
        first: 9,
        key: [1, 2],
    };
    both_ways(&page, &words(&[2, 7, 8, 9, 0x0102_0000]));
    assert_eq!(
        refused::<Page<u32, 1>>(&words(&[2, 7, 8, 9, 0])),
        "items: array of 2 elements exceeds its limit of 1 (at byte 0)"
    );
}

#[derive(Debug, PartialEq, Xdr)]
struct Under<T> {
    #[xdr(max = 4)]
    limited: T,
    #[xdr(max = 2, each(max = 3))]
    each: Vec<T>,
    #[xdr(max = 4)]
    maybe: Option<T>,
}

#[test]
fn a_parameter_under_a_limit_needs_no_codec_of_its_own() {
    let value = Under::<String> {
        limited: "ab".into(),
        each: vec!["c".into()],
        maybe: None,
    };
    both_ways(&value, &words(&[2, 0x6162_0000, 1, 1, 0x6300_0000, 0]));
    assert_eq!(
        refused::<Under<String>>(&words(&[0, 1, 4, 0])),
        "each[0]: string of 4 bytes exceeds its limit of 3 (at byte 8)"
    );
}

/// No bound on `T`: it is not on the wire.
#[derive(Debug, PartialEq, Xdr)]
struct Id<T>(u32, #[xdr(skip)] PhantomData<T>);

#[test]
fn a_parameter_that_is_not_on_the_wire_is_not_bound() {
    struct NoCodec;
    let bytes = xdr_core::to_vec(&Id::<NoCodec>(5, PhantomData)).unwrap();
    assert_eq!(bytes, words(&[5]));
    assert_eq!(xdr_core::from_slice::<Id<NoCodec>>(&bytes).unwrap().0, 5);
    assert_eq!(
        refused::<Id<u8>>(&[0, 0]),
        "input ends too early: 4 bytes needed, 2 left (at byte 0)"
    );
}

trait Protocol {
    type Body;
}

#[derive(Debug, PartialEq)]
struct Nfs;

impl Protocol for Nfs {
    type Body = u64;
}

#[derive(Debug, Xdr)]
struct Message<P: Protocol> {
    id: u32,
    body: P::Body,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(bound(T: Encode + Decode<'de>, T: Copy))]
struct Explicit<T> {
    one: T,
    two: Option<T>,
}

#[test]
fn associated_types_and_explicit_bounds() {
    let bytes = words(&[1, 0, 2]);
    let message = Message::<Nfs> { id: 1, body: 2 };
    assert_eq!(xdr_core::to_vec(&message).unwrap(), bytes);
    assert_eq!(
        xdr_core::from_slice::<Message<Nfs>>(&bytes).unwrap().body,
        2
    );
    let explicit = Explicit {
        one: 1u32,
        two: Some(2),
    };
    both_ways(&explicit, &words(&[1, 1, 2]));
}

#[derive(Debug, PartialEq, Xdr)]
struct Tree<T> {
    value: T,
    #[xdr(max = 4)]
    children: Vec<Tree<T>>,
    parent: Option<Box<Tree<T>>>,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32)]
enum Either<A, B> {
    #[xdr(case = 0)]
    Left(A),
    #[xdr(case = 1)]
    Right { right: B, again: A },
}

#[test]
fn recursive_and_union_types_take_parameters() {
    let leaf = |value| Tree {
        value,
        children: vec![],
        parent: None,
    };
    let tree = Tree {
        value: 1u32,
        children: vec![leaf(2)],
        parent: Some(Box::new(leaf(3))),
    };
    both_ways(&tree, &words(&[1, 1, 2, 0, 0, 1, 3, 0, 0]));
    both_ways(&Either::<u32, bool>::Left(7), &words(&[0, 7]));
    let right = Either::Right {
        right: true,
        again: 7u32,
    };
    both_ways(&right, &words(&[1, 1, 7]));
}

#[derive(Debug, PartialEq, Xdr)]
struct Fixed<T> {
    a: T,
    b: u32,
    c: T,
}

#[test]
fn runs_are_found_behind_parameters() {
    assert_eq!(<Fixed<u64> as Wire>::FIXED, Some(20));
    assert_eq!(<Fixed<Option<u32>> as Wire>::FIXED, None);
    both_ways(
        &Fixed {
            a: 1u64,
            b: 2,
            c: 3,
        },
        &words(&[0, 1, 2, 0, 3]),
    );
    both_ways(
        &Fixed {
            a: Some(1u32),
            b: 2,
            c: None,
        },
        &words(&[1, 1, 2, 0]),
    );
}

fn takes_any<T>()
where
    T: WireBounded<Max<4>> + EncodeBounded<Max<4>> + for<'de> DecodeBounded<'de, Max<4>>,
    Under<T>: Sized,
{
}

#[test]
fn the_limit_is_the_bound() {
    takes_any::<String>();
    takes_any::<Vec<u8>>();
}
