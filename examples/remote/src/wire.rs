//! What C writes as `char` and `int` and Rust does not.

use xdr_rpc::Xdr;

/// A `char`, which takes four bytes. Some machines have signed ones and some have not, so both
/// readings of a byte are taken; what is sent is signed, as on the machines that most servers are.
///
/// ```
/// use xdr_remote::Char;
/// use xdr_rpc::xdr::{from_slice, to_vec};
///
/// assert_eq!(to_vec(&Char::from(0xca))?, [0xff, 0xff, 0xff, 0xca]);
/// assert_eq!(u8::from(from_slice::<Char>(&[0, 0, 0, 0xca])?), 0xca);
/// assert_eq!(u8::from(from_slice::<Char>(&[0xff, 0xff, 0xff, 0xca])?), 0xca);
/// assert!(from_slice::<Char>(&[0, 0, 1, 0]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct Char(#[xdr(range = -128..=255)] i32);

impl From<u8> for Char {
    fn from(byte: u8) -> Self {
        Char(i32::from(byte.cast_signed()))
    }
}

impl From<Char> for u8 {
    fn from(Char(value): Char) -> Self {
        let [byte, ..] = value.to_le_bytes();
        byte
    }
}

/// An `int` that is a truth: 0 is false and anything else is true, as in C.
///
/// ```
/// use xdr_remote::Flag;
/// use xdr_rpc::xdr::{from_slice, to_vec};
///
/// assert_eq!(to_vec(&Flag::from(true))?, [0, 0, 0, 1]);
/// assert!(bool::from(from_slice::<Flag>(&[0, 0, 0, 2])?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
pub struct Flag(i32);

impl From<bool> for Flag {
    fn from(truth: bool) -> Self {
        Flag(i32::from(truth))
    }
}

impl From<Flag> for bool {
    fn from(Flag(value): Flag) -> Self {
        value != 0
    }
}
