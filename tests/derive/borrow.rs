//! Lifetimes: what borrows from the input and what owns.

use crate::support::words;
use std::borrow::Cow;
use xdr_core::{Encode, Xdr, from_slice, to_vec};

#[derive(Debug, PartialEq, Xdr)]
struct Entry<'a, 'b: 'a> {
    id: u32,
    #[xdr(max = 8)]
    name: &'a str,
    #[xdr(max = 8)]
    data: Cow<'b, [u8]>,
}

#[derive(Debug, PartialEq, Xdr)]
struct Listing<'input> {
    #[xdr(max = 4)]
    entries: Vec<Entry<'input, 'input>>,
    #[xdr(max = 4)]
    tail: Option<&'input [u8]>,
    #[xdr(max = 2, each(max = 4))]
    names: Vec<&'input str>,
}

fn listing() -> (Listing<'static>, Vec<u8>) {
    let listing = Listing {
        entries: vec![Entry {
            id: 1,
            name: "ab",
            data: Cow::Borrowed(&[3]),
        }],
        tail: Some(&[4]),
        names: vec!["c"],
    };
    let bytes = words(&[
        1,
        1,
        2,
        0x6162_0000,
        1,
        0x0300_0000,
        1,
        1,
        0x0400_0000,
        1,
        1,
        0x6300_0000,
    ]);
    (listing, bytes)
}

#[test]
fn borrowed_fields_point_into_the_input() {
    let (listing, bytes) = listing();
    assert_eq!(to_vec(&listing).unwrap(), bytes);
    let decoded: Listing<'_> = from_slice(&bytes).unwrap();
    assert_eq!(decoded, listing);
    assert!(
        bytes
            .as_ptr_range()
            .contains(&decoded.entries[0].name.as_ptr())
    );
    assert!(matches!(decoded.entries[0].data, Cow::Borrowed(_)));
}

#[derive(Debug, PartialEq, Xdr)]
struct Generic<'de, T> {
    #[xdr(max = 8)]
    name: &'de str,
    rest: T,
}

#[test]
fn a_lifetime_may_have_the_usual_name() {
    let bytes = words(&[1, 0x6100_0000, 5]);
    let value: Generic<'_, u32> = from_slice(&bytes).unwrap();
    assert_eq!(value, Generic { name: "a", rest: 5 });
    let size = |value: &dyn Fn() -> Result<usize, xdr_core::EncodeError>| value().unwrap();
    assert_eq!(size(&|| value.wire_size()), 12);
}
