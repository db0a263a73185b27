//! `nested`, `range`, `as` and `with`.

use crate::support::{both_ways, not_encoded, refused, words};
use std::net::Ipv4Addr;
use xdr_core::{MaxSize, Wire, Xdr};

#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(max_size)]
struct Stamp {
    at: u32,
    #[xdr(max = 8)]
    host: String,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(max_size)]
struct Auth {
    flavor: u32,
    #[xdr(nested, max = 12)]
    body: Stamp,
}

#[test]
fn nested_xdr_is_opaque_data() {
    let auth = Auth {
        flavor: 1,
        body: Stamp {
            at: 7,
            host: "ab".into(),
        },
    };
    both_ways(&auth, &words(&[1, 12, 7, 2, 0x6162_0000]));
    assert_eq!(Auth::MIN, 4 + 4 + 8);
    assert_eq!(<Auth as MaxSize>::MAX, 4 + 4 + 12);
}

#[test]
fn nested_xdr_keeps_to_its_limit_and_its_length() {
    let auth = Auth {
        flavor: 1,
        body: Stamp {
            at: 7,
            host: "abcde".into(),
        },
    };
    assert_eq!(
        not_encoded(&auth),
        "body: nested XDR of 16 bytes exceeds its limit of 12 (at byte 4)"
    );
    assert_eq!(
        refused::<Auth>(&words(&[1, 12, 7, 0, 0])),
        "body: 4 bytes follow the value (at byte 16)"
    );
}

const LOW: i32 = -4;

#[derive(Debug, PartialEq, Xdr)]
struct Ranges {
    #[xdr(range = 1..=9)]
    digit: u32,
    #[xdr(range = LOW..0)]
    below: i64,
    #[xdr(range = 5..)]
    from: i32,
    #[xdr(range = ..=7)]
    to: u64,
    #[xdr(max = 2, each(range = 0..=1))]
    bits: Vec<i32>,
}

#[test]
fn integers_keep_to_their_range_both_ways() {
    let ranges = || Ranges {
        digit: 9,
        below: -1,
        from: 5,
        to: 7,
        bits: vec![1, 0],
    };
    let bytes = words(&[9, 0xffff_ffff, 0xffff_ffff, 5, 0, 7, 2, 1, 0]);
    both_ways(&ranges(), &bytes);
    let wrong = Ranges {
        below: 0,
        ..ranges()
    };
    assert_eq!(
        not_encoded(&wrong),
        "below: 0 is outside -4..=-1 (at byte 4)"
    );
    let wrong = Ranges {
        from: 4,
        ..ranges()
    };
    assert_eq!(
        not_encoded(&wrong),
        "from: 4 is outside 5..=2147483647 (at byte 12)"
    );
    let wrong = Ranges { to: 8, ..ranges() };
    assert_eq!(not_encoded(&wrong), "to: 8 is outside 0..=7 (at byte 16)");
    let bytes = words(&[0, 0, 0, 5, 0, 7, 0]);
    assert_eq!(
        refused::<Ranges>(&bytes),
        "digit: 0 is outside 1..=9 (at byte 0)"
    );
    let bytes = words(&[9, 0xffff_ffff, 0xffff_ffff, 5, 0, 7, 2, 1, 2]);
    assert_eq!(
        refused::<Ranges>(&bytes),
        "bits[1]: 2 is outside 0..=1 (at byte 32)"
    );
}

/// Even numbers, which travel halved.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Even(u32);

impl TryFrom<Even> for u32 {
    type Error = ();
    fn try_from(even: Even) -> Result<u32, ()> {
        if even.0.is_multiple_of(2) {
            Ok(even.0 / 2)
        } else {
            Err(())
        }
    }
}

impl TryFrom<u32> for Even {
    type Error = ();
    fn try_from(half: u32) -> Result<Even, ()> {
        half.checked_mul(2).map(Even).ok_or(())
    }
}

#[derive(Debug, PartialEq, Xdr)]
struct Converted {
    #[xdr(as = u32)]
    small: u8,
    #[xdr(each(as = i32))]
    model: [i8; 3],
    #[xdr(as = u32)]
    address: Ipv4Addr,
    #[xdr(as = u32, range = 0..=9)]
    even: Even,
    #[xdr(max = 2, each(as = u32))]
    shorts: Vec<u16>,
}

#[test]
fn small_integers_and_foreign_types_travel_as_others() {
    let value = Converted {
        small: 200,
        model: [-1, 0, 1],
        address: Ipv4Addr::LOCALHOST,
        even: Even(18),
        shorts: vec![65535],
    };
    let bytes = words(&[200, 0xffff_ffff, 0, 1, 0x7f00_0001, 9, 1, 65535]);
    both_ways(&value, &bytes);
    let odd = Converted {
        even: Even(3),
        ..value
    };
    assert_eq!(
        not_encoded(&odd),
        "even: value cannot be converted (at byte 20)"
    );
}

#[test]
fn a_value_out_of_the_small_type_is_refused() {
    assert_eq!(
        refused::<Converted>(&words(&[256, 0, 0, 0, 0, 0, 0])),
        "small: value cannot be converted (at byte 0)"
    );
    assert_eq!(
        refused::<Converted>(&words(&[0, 0, 128, 0, 0, 0, 0])),
        "model[1]: value cannot be converted (at byte 8)"
    );
}

mod wide {
    use xdr_core::{DecodeError, DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind, Encoder};

    pub const MIN: usize = 16;

    pub fn wire_size(value: &u128) -> Result<usize, EncodeError> {
        if *value == 0 {
            let kind = EncodeErrorKind::Custom;
            return Err(EncodeError::with_message(kind, "an id is not 0"));
        }
        Ok(16)
    }

    pub fn encode(value: &u128, out: &mut Encoder<'_>) {
        out.put(&value.to_be_bytes());
    }

    pub fn decode(input: &mut Decoder<'_>) -> Result<u128, DecodeError> {
        let start = input.offset();
        match u128::from_be_bytes(*input.array()?) {
            0 => {
                let kind = DecodeErrorKind::Custom;
                Err(DecodeError::with_message(kind, start, "an id is not 0"))
            }
            id => Ok(id),
        }
    }
}

#[derive(Debug, PartialEq, Xdr)]
struct ByHand {
    before: u32,
    #[xdr(with = wide)]
    id: u128,
    after: u32,
}

#[test]
fn a_module_codes_a_field_by_hand() {
    let value = ByHand {
        before: 1,
        id: 5 << 96,
        after: 2,
    };
    both_ways(&value, &words(&[1, 5, 0, 0, 0, 2]));
    assert_eq!((ByHand::FIXED, ByHand::MIN), (None, 24));
    assert_eq!(
        not_encoded(&ByHand { id: 0, ..value }),
        "id: an id is not 0 (at byte 4)"
    );
    assert_eq!(
        refused::<ByHand>(&[0; 24]),
        "id: an id is not 0 (at byte 4)"
    );
}
