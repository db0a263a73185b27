//! `Result` with a `failure` enum: a union whose case 0 is the value.

use crate::support::{both_ways, not_encoded, refused, words};
use xdr_core::Xdr;

#[derive(Debug, PartialEq, Xdr)]
#[xdr(failure)]
enum CalcError {
    DivideByZero = 1,
    Overflow = 2,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(failure, max_size)]
#[repr(i32)]
enum OpenError {
    NotFound = 2,
    #[xdr(other)]
    Unknown(u32),
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32, failure)]
enum Failed {
    #[xdr(case = 1)]
    Retry { seconds: u32 },
    #[xdr(default)]
    Else(#[xdr(tag)] u32, #[xdr(max = 8)] String),
}

#[test]
fn success_is_zero_and_the_value() {
    both_ways(&Ok::<u64, CalcError>(5), &words(&[0, 0, 5]));
    both_ways(&Ok::<(), OpenError>(()), &words(&[0]));
    both_ways(&Ok::<u32, Failed>(5), &words(&[0, 5]));
}

#[test]
fn failure_is_its_own_encoding() {
    both_ways(&Err::<u64, _>(CalcError::Overflow), &words(&[2]));
    both_ways(&Err::<(), _>(OpenError::Unknown(9)), &words(&[9]));
    both_ways(
        &Err::<u32, _>(Failed::Retry { seconds: 4 }),
        &words(&[1, 4]),
    );
    both_ways(
        &Err::<u32, _>(Failed::Else(7, "a".into())),
        &words(&[7, 1, 0x6100_0000]),
    );
    assert_eq!(
        refused::<Result<u64, CalcError>>(&words(&[3])),
        "3 is not a value of the enum (at byte 0)"
    );
}

#[test]
fn a_failure_is_never_zero() {
    assert_eq!(
        not_encoded(&Err::<(), _>(OpenError::Unknown(0))),
        "0 stands for success and is not a failure (at byte 0)"
    );
    assert_eq!(
        not_encoded(&Err::<(), _>(Failed::Else(0, String::new()))),
        "Else.0: 0 is not a case of this arm (at byte 0)"
    );
    assert_eq!(
        refused::<OpenError>(&words(&[0])),
        "0 is not a value of the enum (at byte 0)"
    );
    assert_eq!(
        refused::<Failed>(&words(&[0, 0])),
        "the union has no arm for 0 (at byte 0)"
    );
}

#[derive(Debug, PartialEq, Xdr)]
struct Reply {
    #[xdr(max = 4)]
    name: Result<String, CalcError>,
}

#[test]
fn a_limit_reaches_into_a_result() {
    let reply = Reply {
        name: Ok("abc".into()),
    };
    both_ways(&reply, &words(&[0, 3, 0x6162_6300]));
    assert_eq!(
        refused::<Reply>(&words(&[0, 5])),
        "name: string of 5 bytes exceeds its limit of 4 (at byte 4)"
    );
}
