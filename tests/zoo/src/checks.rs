//! What must hold for each input, whatever it is.
//!
//! A fuzz input is the number of a type in the table, a byte that picks a sample of it, and the
//! XDR. Each check panics where the codec is wrong.

use crate::reference::{self, Described, Refusal, Type, Why};
use crate::table::{self, Row};
use bytes::Bytes;
use std::fmt::Debug;
use xdr_core::{
    Decode, DecodeError, DecodeErrorKind as Kind, DecodeOwned, Decoder, Encode, Limits, append,
    decode_into_slice, from_bytes, from_slice, from_slice_with, to_vec,
};

/// What a piece of work did to the heap.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// The most bytes held at a time, beyond those held before.
    pub peak: usize,
    /// Bytes held afterwards, beyond those held before.
    pub left: isize,
}

/// Does a piece of work and tells what it held. It needs an allocator that counts, which is the
/// caller's.
pub type Meter = fn(&mut dyn FnMut()) -> Held;

/// A fuzz input in its parts.
#[derive(Debug)]
pub struct Input<'a> {
    /// Its type.
    pub row: &'static Row,
    /// The encoding of another value of the type.
    pub sample: &'static [u8],
    /// What is decoded.
    pub xdr: &'a [u8],
}

impl<'a> Input<'a> {
    /// The parts; `None` where there is no such type.
    pub fn parse(input: &'a [u8]) -> Option<Self> {
        let [number, sample, xdr @ ..] = input else {
            return None;
        };
        let row = table::rows().get(usize::from(*number))?;
        let sample = row.samples.get(usize::from(*sample))?;
        Some(Input { row, sample, xdr })
    }

    /// Never panics, and holds no more memory than it may.
    pub fn decode_any(&self, meter: Meter) {
        (self.row.decode_any)(self.xdr, meter);
    }

    /// What is taken is the only encoding of its value, by every way of decoding.
    pub fn roundtrip(&self) {
        let xdr = Bytes::copy_from_slice(self.xdr);
        (self.row.roundtrip)(&xdr, self.sample);
        if let Some(check) = self.row.from_bytes {
            check(&xdr);
        }
    }

    /// The reference says the same.
    pub fn differential(&self) {
        (self.row.differential)(&self.row.ty, self.xdr);
    }
}

/// Decodes under a meter and gives up the value; tells what the codec said, the most it held, and
/// what the value held.
fn metered<'de, T: Decode<'de>>(
    xdr: &'de [u8],
    limits: &Limits,
    meter: Meter,
) -> (Result<(), DecodeError>, Held) {
    let mut result = None;
    let held = meter(&mut || result = Some(from_slice_with::<T>(xdr, limits)));
    let mut said = Ok(());
    let freed = meter(&mut || {
        if let Some(Err(error)) = result.take() {
            said = Err(error);
        }
    });
    // An error is still there, and so is what it holds.
    if said.is_ok() {
        assert_eq!(held.left + freed.left, 0, "memory stays: {xdr:02x?}");
    }
    (said, held)
}

/// What is held beside the value: 1 KiB, and the path of an error. The path is of the type, not of
/// the input, and has at most so many steps as the limit of depth allows. A step takes two words;
/// a vector that grows by doubling, thrice that.
fn beside(error: Option<&DecodeError>) -> usize {
    let steps = error.map_or(0, |error| error.path().segments().count());
    1024 + 6 * size_of::<usize>() * steps
}

/// Decoding holds at most `2 K L + 1 KiB` for `L` bytes of input, nothing after a failure, and at
/// most `max_alloc`.
///
/// # Panics
///
/// Where it does not.
pub fn decode_any<'de, T: Decode<'de> + Described>(xdr: &'de [u8], meter: Meter) {
    let (said, held) = metered::<T>(xdr, &Limits::DEFAULT, meter);
    let bound = 2.0 * T::FACTOR * xdr.len() as f64 + beside(said.as_ref().err()) as f64;
    assert!(
        held.peak as f64 <= bound,
        "{} bytes for {} of input, more than {bound}: {xdr:02x?}",
        held.peak,
        xdr.len(),
    );
    if let Err(error) = &said {
        assert!(error.offset() <= xdr.len(), "{error}: {xdr:02x?}");
        assert!(!error.to_string().is_empty());
    }
    let dropped = meter(&mut || drop(from_slice::<T>(xdr)));
    assert_eq!(dropped.left, 0, "memory stays: {xdr:02x?}");
    for max in [xdr.len(), xdr.len() / 2] {
        within::<T>(xdr, max, &said, meter);
    }
}

/// Under a limit of `max` bytes, the value holds no more, and the verdict is that without the
/// limit or that it is reached.
fn within<'de, T: Decode<'de>>(
    xdr: &'de [u8],
    max: usize,
    said: &Result<(), DecodeError>,
    meter: Meter,
) {
    let (under, held) = metered::<T>(xdr, &Limits::DEFAULT.max_alloc(max), meter);
    // A list that grows holds its old place and its new one for a moment.
    assert!(
        held.peak <= 2 * max + beside(under.as_ref().err()),
        "{} bytes held, {max} allowed: {xdr:02x?}",
        held.peak,
    );
    match &under {
        Ok(()) => {
            let left = held.left;
            assert!(
                left <= max as isize,
                "{left} bytes, {max} allowed: {xdr:02x?}"
            );
            assert_eq!(said, &under, "taken with less memory: {xdr:02x?}");
        }
        Err(error) => assert!(
            error.kind() == Kind::TooMuchMemory || said == &under,
            "refused for another reason with less memory: {xdr:02x?}",
        ),
    }
}

/// Equal, or a NaN inside is what is not equal to itself.
fn same<T: PartialEq + Debug>(one: &T, other: &T) -> bool {
    one == other || format!("{one:?}") == format!("{other:?}")
}

/// Input that is taken is the only encoding of its value, and every way of decoding gives it:
/// fresh, over another value, over what an error left, and from a shared record.
///
/// # Panics
///
/// Where it is not so.
pub fn roundtrip<'de, T>(xdr: &'de Bytes, sample: &'de [u8])
where
    T: Decode<'de> + Encode + Debug + PartialEq,
{
    let fresh = from_slice::<T>(xdr);
    let mut over = from_slice::<T>(sample).expect("a sample is a value");
    let said = decode_into_slice(&mut over, xdr);
    let mut decoder = Decoder::shared(xdr);
    let shared = T::decode(&mut decoder).and_then(|value| decoder.finish().map(|()| value));
    let value = match (fresh, said, shared) {
        (Ok(value), Ok(()), Ok(shared)) => {
            assert!(same(&value, &over), "decoding over a value: {xdr:02x?}");
            assert!(same(&value, &shared), "from a shared record: {xdr:02x?}");
            value
        }
        (Err(fresh), Err(said), Err(shared)) => {
            assert_eq!(said, fresh, "decoding over a value: {xdr:02x?}");
            assert_eq!(shared, fresh, "from a shared record: {xdr:02x?}");
            decode_into_slice(&mut over, sample).expect("an error leaves a value");
            assert_eq!(to_vec(&over).as_deref(), Ok(sample), "after {xdr:02x?}");
            return;
        }
        verdicts => panic!("three ways, not one verdict: {verdicts:?} for {xdr:02x?}"),
    };
    assert_eq!(value.wire_size(), Ok(xdr.len()), "size of {value:?}");
    for value in [&value, &over] {
        assert_eq!(to_vec(value).as_deref(), Ok(&xdr[..]), "{value:?}");
    }
    let mut out = vec![7; 3];
    assert_eq!(append(&value, &mut out), Ok(xdr.len()));
    assert_eq!(out[..3], [7; 3]);
    assert_eq!(out[3..], xdr[..]);
}

/// From a record of `Bytes` comes the same as from a slice.
///
/// # Panics
///
/// Where it does not.
pub fn from_bytes_agrees<T: DecodeOwned + Debug + PartialEq>(xdr: &Bytes) {
    match (from_slice::<T>(xdr), from_bytes::<T>(xdr.clone())) {
        (Ok(one), Ok(other)) => assert!(same(&one, &other), "{one:?} and {other:?}"),
        (one, other) => assert_eq!(one.err(), other.err(), "{xdr:02x?}"),
    }
}

/// The codec takes what the reference takes and means the same by it; what it refuses, it
/// refuses for the same reason at the same byte.
///
/// Two limits are no part of XDR. Depth: both get the same, the default and a small one.
/// Memory: no input of the length that is fuzzed can reach the default, so the codec may never
/// mention it. And the codec may see that bytes are missing before it looks at those that are
/// there; then the reference may have another reason, but never none.
///
/// # Panics
///
/// Where they differ.
pub fn differential<'de, T>(ty: &Type, xdr: &'de [u8])
where
    T: Decode<'de> + Encode + Debug,
{
    for depth in [Limits::DEFAULT.max_depth, 2] {
        let ours = from_slice_with::<T>(xdr, &Limits::DEFAULT.max_depth(depth));
        match (ours, reference::decode(ty, xdr, depth)) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(reference::encode(&theirs), xdr, "the reference errs");
                assert_eq!(to_vec(&ours).as_deref(), Ok(xdr), "{ours:?}: {theirs:?}");
            }
            (Err(ours), Err(theirs)) => agree(&ours, theirs, xdr),
            (ours, theirs) => panic!("{ours:?}, but {theirs:?} by the reference: {xdr:02x?}"),
        }
    }
}

/// Whether the error is that the input is too short for what it claims.
fn lacks_bytes(error: &DecodeError) -> bool {
    matches!(
        error.kind(),
        Kind::UnexpectedEnd { .. } | Kind::LengthExceedsInput { .. }
    )
}

fn agree(ours: &DecodeError, theirs: Refusal, xdr: &[u8]) {
    let why = match ours.kind() {
        _ if lacks_bytes(ours) => return,
        Kind::TrailingBytes { .. } => Why::Trailing,
        Kind::LimitExceeded { .. } => Why::Limit,
        Kind::InvalidBool { .. } => Why::Bool,
        Kind::InvalidOptional { .. } => Why::Flag,
        Kind::UnknownValue { .. } => Why::EnumValue,
        Kind::UnknownArm { .. } => Why::Arm,
        Kind::OutOfRange => Why::Range,
        Kind::InvalidUtf8 { .. } => Why::Utf8,
        Kind::NonZeroPadding => Why::Padding,
        Kind::TooDeep => Why::Depth,
        Kind::Conversion => Why::Conversion,
        Kind::Custom => Why::Custom,
        kind => panic!("{kind:?} for {xdr:02x?}"),
    };
    let at = ours.offset();
    assert_eq!(Refusal { why, at }, theirs, "`{ours}`: {xdr:02x?}");
}
