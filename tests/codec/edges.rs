//! One byte less, one byte more: every prefix of a message and every byte behind it is refused,
//! by each way to decode, and none of them panics.

use bytes::Bytes;
use std::fmt::Debug;
use xdr_rpc::xdr::{
    Decode, DecodeError, DecodeErrorKind as Kind, decode_into_slice, from_bytes, from_slice,
};

/// The message is a `T`; no prefix of it is, nor is it with anything behind it.
#[track_caller]
pub fn is_whole<T: for<'de> Decode<'de> + Debug>(message: &[u8]) {
    let mut value = from_slice::<T>(message).expect("the message is a value");
    for len in 0..message.len() {
        for error in refusals(&mut value, &message[..len]) {
            assert!(
                error.offset() <= len,
                "{len} bytes of {message:02x?}: {error}"
            );
            assert!(
                !matches!(error.kind(), Kind::TrailingBytes { .. }),
                "{len} bytes of {message:02x?}: {error}"
            );
        }
    }
    for behind in [&[0][..], &[1], &[0xff], &[0; 2], &[0; 3], &[0; 4], &[0; 8]] {
        let longer = [message, behind].concat();
        for error in refusals(&mut value, &longer) {
            let count = behind.len();
            assert_eq!(error.kind(), Kind::TrailingBytes { count });
            assert_eq!(error.offset(), message.len());
        }
    }
}

/// The errors of all ways to decode: the same one.
#[track_caller]
fn refusals<T: for<'de> Decode<'de> + Debug>(over: &mut T, input: &[u8]) -> [DecodeError; 3] {
    let errors = [
        from_slice::<T>(input).expect_err("from a slice"),
        from_bytes::<T>(Bytes::copy_from_slice(input)).expect_err("from bytes"),
        decode_into_slice(over, input).expect_err("over a value"),
    ];
    assert!(errors.iter().all(|error| *error == errors[0]), "{errors:?}");
    errors
}
