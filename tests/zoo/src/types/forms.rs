//! `nested`, `range`, `as` and `with`.

use super::memory::Opaques;
use crate::reference::words::{ANY, array, fields, fixed, narrowed, nested, optional, range};
use crate::reference::{Described, Type, Value, factor};
use std::net::Ipv4Addr;
use xdr_core::Xdr;

/// Some XDR to stand in opaque data.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Stamp {
    at: u32,
    #[xdr(max = 8)]
    host: String,
    flag: bool,
}

impl Described for Stamp {
    fn describe() -> Type {
        fields([
            ("at", Type::UInt),
            ("host", Type::Text(8)),
            ("flag", Type::Bool),
        ])
    }
}

/// XDR in opaque data, also twice over.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Auth {
    flavor: u32,
    #[xdr(nested, max = 16)]
    body: Stamp,
    #[xdr(nested, max = 8)]
    maybe: Option<u32>,
    #[xdr(max = 2, each(nested, max = 20))]
    more: Vec<Stamp>,
    last: bool,
}

impl Described for Auth {
    const FACTOR: f64 = factor(&[(size_of::<Stamp>(), 16)]);
    fn describe() -> Type {
        fields([
            ("flavor", Type::UInt),
            ("body", nested(16, Stamp::describe())),
            ("maybe", nested(8, optional(Type::UInt))),
            ("more", array(2, nested(20, Stamp::describe()))),
            ("last", Type::Bool),
        ])
    }
}

/// Large values in opaque data.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Envelopes {
    #[xdr(max = unbounded, each(nested, max = unbounded))]
    parts: Vec<Opaques>,
}

impl Described for Envelopes {
    const FACTOR: f64 = factor(&[(size_of::<Opaques>(), 16)]);
    fn describe() -> Type {
        fields([("parts", array(ANY, nested(ANY, Opaques::describe())))])
    }
}

const LOW: i32 = -4;

/// Bounds of each kind, for each integer.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Ranges {
    #[xdr(range = 1..=9)]
    digit: u32,
    #[xdr(range = LOW..0)]
    below: i64,
    #[xdr(range = 5..)]
    from: i32,
    #[xdr(range = ..=7)]
    to: u64,
    #[xdr(max = 3, each(range = 0..=1))]
    bits: Vec<i32>,
    #[xdr(range = -1..=1)]
    maybe: Option<i32>,
    #[xdr(each(range = 2..=3))]
    pair: [u32; 2],
}

impl Described for Ranges {
    fn describe() -> Type {
        fields([
            ("digit", range(1, 9, Type::UInt)),
            ("below", range(-4, -1, Type::Hyper)),
            ("from", range(5, i32::MAX.into(), Type::Int)),
            ("to", range(0, 7, Type::UHyper)),
            ("bits", array(3, range(0, 1, Type::Int))),
            ("maybe", optional(range(-1, 1, Type::Int))),
            ("pair", fixed(2, range(2, 3, Type::UInt))),
        ])
    }
}

/// Even numbers, which travel halved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Even(u32);

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

/// Types of Rust that are none of XDR.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Converted {
    #[xdr(as = u32)]
    small: u8,
    #[xdr(each(as = i32))]
    model: [i8; 3],
    #[xdr(as = u32)]
    address: Ipv4Addr,
    #[xdr(as = u32)]
    even: Even,
    #[xdr(as = u32, range = 0..=9)]
    digit: u16,
    #[xdr(max = 3, each(as = u32))]
    shorts: Vec<u16>,
    #[xdr(as = i64)]
    size: i32,
}

impl Described for Converted {
    fn describe() -> Type {
        let signed = narrowed(-128, 127, Type::Int);
        let wide = narrowed(i32::MIN.into(), i32::MAX.into(), Type::Hyper);
        fields([
            ("small", narrowed(0, 255, Type::UInt)),
            ("model", fixed(3, signed)),
            ("address", Type::UInt),
            ("even", narrowed(0, (1 << 31) - 1, Type::UInt)),
            ("digit", range(0, 9, Type::UInt)),
            ("shorts", array(3, narrowed(0, 65535, Type::UInt))),
            ("size", wide),
        ])
    }
}

/// A codec by hand: sixteen bytes that are not all zero.
mod wide {
    use xdr_core::{DecodeError, DecodeErrorKind, Decoder, EncodeError, EncodeErrorKind, Encoder};

    pub(super) const MIN: usize = 16;

    pub(super) fn wire_size(value: &u128) -> Result<usize, EncodeError> {
        if *value == 0 {
            let kind = EncodeErrorKind::Custom;
            return Err(EncodeError::with_message(kind, "an id is not 0"));
        }
        Ok(16)
    }

    pub(super) fn encode(value: &u128, out: &mut Encoder<'_>) {
        out.put(&value.to_be_bytes());
    }

    pub(super) fn decode(input: &mut Decoder<'_>) -> Result<u128, DecodeError> {
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

/// A field that a module codes.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct ByHand {
    before: u32,
    #[xdr(with = wide)]
    id: u128,
    after: bool,
}

impl Described for ByHand {
    fn describe() -> Type {
        let zero = Value::FixedOpaque(vec![0; 16]);
        let id = Type::Except(zero, Box::new(Type::FixedOpaque(16)));
        fields([("before", Type::UInt), ("id", id), ("after", Type::Bool)])
    }
}
