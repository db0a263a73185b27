//! The crates in `tests/users`: what they derive under another name of the codec, one of them
//! without std, and what their values are on the wire (RFC 4506).

use crate::support::{both_ways, words};

#[test]
fn a_crate_without_std_and_prelude() {
    use user_no_std::{Directory, Entry, Failure, Found, Kind, Named};
    let entry = Entry {
        id: 5,
        name: "a".into(),
        mode: 7,
        seen: false,
    };
    let outer = Directory {
        entries: Vec::new(),
        old: Vec::new(),
        parent: None,
        sum: [0; 6],
    };
    let directory = Directory {
        entries: vec![entry.clone()],
        old: vec!["b".into()],
        parent: Some(Box::new(outer)),
        sum: [1, 2, 3, 4, 5, 6],
    };
    let list = [1, 0, 5, 1, 0x6100_0000, 7, 0];
    let old = [1, 1, 0x6200_0000];
    let parent = [1, 0, 0, 0, 0, 0];
    let sum = [0x0102_0304, 0x0506_0000];
    let all = [&list[..], &old, &parent, &sum].concat();
    both_ways(&directory, &words(&all));
    both_ways(&Found::File(entry), &words(&[1, 0, 5, 1, 0x6100_0000, 7]));
    both_ways(
        &Found::Directory { id: 6, last: true },
        &words(&[2, 0, 6, 1]),
    );
    both_ways(&Found::Else(Kind::Unknown(9)), &words(&[9]));
    both_ways(&Err::<u32, _>(Failure::Hidden), &words(&[13]));
    let named = Named {
        name: "c",
        values: [8u32, 9],
    };
    let bytes = words(&[1, 0x6300_0000, 8, 9]);
    assert_eq!(xdr_core::to_vec(&named).unwrap(), bytes);
    assert_eq!(
        xdr_core::from_slice::<Named<'_, u32, 2>>(&bytes).unwrap(),
        named
    );
}

#[test]
fn a_crate_that_knows_xdr_rpc_by_another_name() {
    use user_renamed::{Entry, Found, Kind};
    let entry = Entry {
        name: "ab".into(),
        kind: Kind::File,
    };
    both_ways(&Found::There(entry), &words(&[1, 2, 0x6162_0000, 1]));
    both_ways(&Found::Missing, &words(&[0]));
}
