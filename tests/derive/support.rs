//! Both ways at once.

use std::fmt::Debug;
use xdr_core::{DecodeOwned, Encode, from_slice, to_vec};

/// The words one after the other, each with its most significant byte first (RFC 4506 section 3).
pub fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// `value` is written as `bytes`, and `bytes` are read as `value`; no prefix of them is a value.
#[track_caller]
pub fn both_ways<T: Encode + DecodeOwned + Debug + PartialEq>(value: &T, bytes: &[u8]) {
    assert_eq!(to_vec(value).unwrap(), bytes, "encoding {value:?}");
    assert_eq!(&from_slice::<T>(bytes).unwrap(), value, "decoding");
    for len in 0..bytes.len() {
        let prefix = &bytes[..len];
        assert!(
            from_slice::<T>(prefix).is_err(),
            "{len} bytes of {}",
            bytes.len()
        );
    }
    let longer = [bytes, &[0; 4]].concat();
    assert!(from_slice::<T>(&longer).is_err(), "4 bytes more");
}

/// What decoding `bytes` as a `T` says.
#[track_caller]
pub fn refused<T: DecodeOwned + Debug>(bytes: &[u8]) -> String {
    from_slice::<T>(bytes).unwrap_err().to_string()
}

/// What encoding `value` says.
#[track_caller]
pub fn not_encoded<T: Encode + Debug>(value: &T) -> String {
    to_vec(value).unwrap_err().to_string()
}
