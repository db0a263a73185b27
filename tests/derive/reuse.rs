//! `decode_into`: the same value, in the memory of the one before.

use crate::support::words;
use xdr_core::{Xdr, decode_into_slice, from_slice, to_vec};

#[derive(Debug, PartialEq, Clone, Xdr)]
struct Inner {
    id: u32,
    #[xdr(max = 64)]
    name: String,
}

#[derive(Debug, PartialEq, Clone, Xdr)]
struct Message {
    id: u64,
    flag: bool,
    #[xdr(max = 64)]
    name: String,
    #[xdr(max = 8)]
    inner: Vec<Inner>,
    fixed: [u32; 2],
    #[xdr(skip)]
    cached: Option<u32>,
    state: State,
    #[xdr(with = doubled)]
    twice: u32,
}

#[derive(Debug, PartialEq, Clone, Xdr)]
#[xdr(switch = bool)]
enum State {
    #[xdr(case = true)]
    On(#[xdr(max = 8)] String),
    #[xdr(case = false)]
    Off,
}

mod doubled {
    use xdr_core::{Decode, DecodeError, Decoder, EncodeError, Encoder};

    pub const MIN: usize = 4;

    pub fn wire_size(_: &u32) -> Result<usize, EncodeError> {
        Ok(4)
    }

    pub fn encode(value: &u32, out: &mut Encoder<'_>) {
        out.word(value / 2);
    }

    pub fn decode(input: &mut Decoder<'_>) -> Result<u32, DecodeError> {
        u32::decode(input).map(|value| value * 2)
    }
}

fn message(names: &[&str]) -> Message {
    let inner = |name: &&str| Inner {
        id: 1,
        name: (*name).into(),
    };
    Message {
        id: 1,
        flag: true,
        name: names.concat(),
        inner: names.iter().map(inner).collect(),
        fixed: [2, 3],
        cached: None,
        state: State::On("x".into()),
        twice: 8,
    }
}

#[test]
fn decoding_over_a_value_gives_the_value_and_keeps_its_memory() {
    let mut value = message(&["a long name to begin with", "another one of the kind"]);
    value.cached = Some(3);
    let memory = (
        value.name.as_ptr(),
        value.inner.as_ptr(),
        value.inner[0].name.as_ptr(),
    );
    let second = message(&["short"]);
    decode_into_slice(&mut value, &to_vec(&second).unwrap()).unwrap();
    assert_eq!(value, second);
    let after = (
        value.name.as_ptr(),
        value.inner.as_ptr(),
        value.inner[0].name.as_ptr(),
    );
    assert_eq!(memory, after);
}

#[test]
fn errors_are_those_of_decoding() {
    let mut value = message(&[]);
    let bytes = words(&[0, 1, 7]);
    let fresh = xdr_core::from_slice::<Message>(&bytes).unwrap_err();
    let over = decode_into_slice(&mut value, &bytes).unwrap_err();
    assert_eq!(over, fresh);
    assert_eq!(
        over.to_string(),
        "flag: 7 is not a bool; expected 0 or 1 (at byte 8)"
    );
}

/// Decoding over an array of words once went word by word, and noticed the end of the input at
/// another word than decoding afresh.
#[test]
fn an_array_that_is_cut_off_is_refused_at_the_same_byte() {
    #[derive(Debug, Clone, PartialEq, Xdr)]
    struct Times {
        times: Option<[u32; 2]>,
    }
    let bytes = words(&[1, 5]);
    let fresh = xdr_core::from_slice::<Times>(&bytes).unwrap_err();
    let mut value = Times {
        times: Some([1, 2]),
    };
    let over = decode_into_slice(&mut value, &bytes).unwrap_err();
    assert_eq!(over, fresh);
    assert_eq!(
        over.to_string(),
        "times: input ends too early: 8 bytes needed, 4 left (at byte 4)"
    );
}

thread_local! {
    static MADE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts how often it was asked.
fn next() -> u64 {
    MADE.set(MADE.get() + 1);
    MADE.get()
}

#[derive(Debug, PartialEq, Clone, Xdr)]
struct Numbered {
    a: u32,
    b: u32,
    #[xdr(skip = next())]
    number: u64,
}

#[derive(Debug, PartialEq, Clone, Xdr)]
struct Many(#[xdr(max = 1000)] Vec<Numbered>);

/// From 512 bytes on, arrays were filled before they were read, with values that asked too.
#[test]
fn the_expression_of_a_skipped_field_is_asked_once_for_each_element() {
    for count in [1u32, 63, 64, 65, 700] {
        let mut bytes = count.to_be_bytes().to_vec();
        bytes.resize(4 + 8 * count as usize, 0);
        MADE.set(0);
        let many: Many = from_slice(&bytes).unwrap();
        assert_eq!(MADE.get(), u64::from(count));
        let numbers = many.0.iter().map(|one| one.number);
        assert!(numbers.eq(1..=u64::from(count)));
    }
}

#[derive(Debug, PartialEq, Clone, Xdr)]
#[xdr(switch = u32)]
enum Part {
    #[xdr(case = 1)]
    Text(#[xdr(max = 64)] String),
    #[xdr(case = 2)]
    Both {
        number: u32,
        #[xdr(max = 64)]
        text: String,
        last: u64,
    },
    #[xdr(case(3, 4))]
    Either {
        #[xdr(tag)]
        which: u32,
        #[xdr(max = 64)]
        text: String,
    },
    #[xdr(case = 5)]
    Nothing,
    #[xdr(default)]
    Other {
        #[xdr(tag)]
        which: u32,
    },
}

fn parts() -> Vec<Part> {
    let text = || "text".to_owned();
    vec![
        Part::Text(text()),
        Part::Both {
            number: 7,
            text: text(),
            last: 9,
        },
        Part::Either {
            which: 3,
            text: text(),
        },
        Part::Either {
            which: 4,
            text: "another".to_owned(),
        },
        Part::Nothing,
        Part::Other { which: 6 },
        Part::Text(String::new()),
    ]
}

#[test]
fn a_union_is_decoded_over_every_arm() {
    for part in parts() {
        let bytes = to_vec(&part).unwrap();
        for mut over in parts() {
            decode_into_slice(&mut over, &bytes).unwrap();
            assert_eq!(over, part);
        }
    }
}

#[test]
fn an_arm_of_the_same_case_keeps_its_memory() {
    let mut over = Part::Both {
        number: 1,
        text: "a longer text".to_owned(),
        last: 2,
    };
    let buffer = |part: &Part| match part {
        Part::Both { text, .. } => text.as_ptr(),
        _ => panic!("another arm"),
    };
    let before = buffer(&over);
    let new = Part::Both {
        number: 3,
        text: "short".to_owned(),
        last: 4,
    };
    decode_into_slice(&mut over, &to_vec(&new).unwrap()).unwrap();
    assert_eq!(over, new);
    assert_eq!(buffer(&over), before);
}

#[test]
fn a_union_refuses_over_a_value_what_it_refuses_afresh() {
    let whole = to_vec(&parts()[1]).unwrap();
    let mut words: Vec<Vec<u8>> = (0..whole.len()).map(|len| whole[..len].to_vec()).collect();
    words.push(vec![0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 65]);
    for bytes in words {
        let fresh = from_slice::<Part>(&bytes).unwrap_err();
        for mut over in parts() {
            let error = decode_into_slice(&mut over, &bytes).unwrap_err();
            assert_eq!(error.to_string(), fresh.to_string());
        }
    }
}
