//! Exactly these allocations, for known messages.

use crate::allocator::measure;
use crate::zoo::{Chain, Entry, Numbers, Opaques, Point, Table, Tree};
use bytes::Bytes;
use xdr_core::{Decode, Decoder, Encode, Encoder, decode_into_slice, from_slice, to_vec};

fn allocations<T: for<'de> Decode<'de> + Encode + PartialEq + std::fmt::Debug>(value: &T) -> usize {
    let bytes = to_vec(value).unwrap();
    let (decoded, usage) = measure(|| from_slice::<T>(&bytes).unwrap());
    assert_eq!(decoded, *value);
    let ((), freed) = measure(|| drop(decoded));
    assert_eq!(usage.left, -freed.left, "all of it comes back");
    usage.requests
}

#[test]
fn a_value_without_containers_takes_none() {
    let point = Point {
        x: 1,
        y: 2,
        flag: true,
    };
    assert_eq!(allocations(&point), 0);
    assert_eq!(allocations(&[7u64; 20]), 0);
    assert_eq!(allocations(&Some(point)), 0);
    assert_eq!(allocations(&[true, false, true]), 0);
}

#[test]
fn each_container_takes_one() {
    let opaques = Opaques {
        data: vec![1; 100],
        text: "text".into(),
        shared: Bytes::from_static(b"bytes"),
    };
    assert_eq!(allocations(&opaques), 3);
    let numbers = Numbers {
        words: (0..1000).collect(),
        points: vec![
            Point {
                x: 1,
                y: 2,
                flag: false
            };
            50
        ],
        fixed: vec![[3; 4]; 9],
    };
    assert_eq!(allocations(&numbers), 3);
    let table = Table {
        rows: vec![vec!["a".into(), "b".into()], vec!["c".into()]],
    };
    assert_eq!(allocations(&table), 1 + 2 + 3);
    let leaf = || Tree {
        value: 1,
        kids: Vec::new(),
        next: None,
    };
    let tree = Tree {
        value: 2,
        kids: vec![leaf(), leaf()],
        next: Some(Box::new(leaf())),
    };
    assert_eq!(allocations(&tree), 1 + 1);
}

#[test]
fn borrowing_takes_none() {
    let bytes = to_vec(&Entry {
        id: 1,
        name: "borrowed".into(),
    })
    .unwrap();
    let (entry, usage) = measure(|| {
        let mut input = Decoder::new(&bytes);
        let id = u64::decode(&mut input).unwrap();
        let form =
            <&str as xdr_core::DecodeBounded<xdr_core::Max<255>>>::decode_bounded(&mut input);
        (id, form.unwrap())
    });
    assert_eq!(entry, (1, "borrowed"));
    assert_eq!(usage.requests, 0);
}

#[test]
fn decoding_over_a_value_takes_none() {
    let chain = |n: u64| Chain {
        entries: (0..100)
            .map(|id| Entry {
                id: id * n,
                name: format!("entry {n}"),
            })
            .collect(),
    };
    let mut value = chain(3);
    let bytes = to_vec(&chain(5)).unwrap();
    let (result, usage) = measure(|| decode_into_slice(&mut value, &bytes));
    result.unwrap();
    assert_eq!(value, chain(5));
    assert_eq!(usage.requests, 0);
}

#[test]
fn encoding_into_a_reused_buffer_takes_none() {
    let chain = Chain {
        entries: (0..100)
            .map(|id| Entry {
                id,
                name: "entry".into(),
            })
            .collect(),
    };
    let mut out = Vec::new();
    chain.encode(&mut Encoder::new(&mut out));
    out.clear();
    let (_, usage) = measure(|| xdr_core::append(&chain, &mut out).unwrap());
    assert_eq!(usage.requests, 0);
    let (bytes, usage) = measure(|| to_vec(&chain).unwrap());
    assert_eq!(usage.requests, 1, "one reservation of the exact size");
    assert_eq!(bytes.capacity(), bytes.len());
}
