//! Integers, floats, bools and enums against RFC 4506 sections 4.1 to 4.7.

use crate::by_hand::wire;
use crate::types::unhex;
use xdr_examples::peer::Colour;
use xdr_rpc::xdr::{from_slice, to_vec};

#[test]
fn int() {
    wire(0i32, "00000000");
    wire(-1i32, "ffffffff");
    wire(i32::MIN, "80000000");
    wire(0x0102_0304i32, "01020304");
}

#[test]
fn hyper() {
    wire(0x0102_0304_0506_0708i64, "01020304 05060708");
    wire(i64::MIN, "80000000 00000000");
    wire(-2i64, "ffffffff fffffffe");
}

#[test]
fn bool() {
    wire(false, "00000000");
    wire(true, "00000001");
}

#[test]
fn float_is_ieee_754_single() {
    wire(1.0f32, "3f800000");
    wire(-1.5f32, "bfc00000");
    wire(f32::MAX, "7f7fffff");
    wire(f32::NEG_INFINITY, "ff800000");
    wire(1e-45f32, "00000001");
}

#[test]
fn double_is_ieee_754_double() {
    wire(1.0f64, "3ff00000 00000000");
    wire(std::f64::consts::PI, "400921fb 54442d18");
    wire(f64::MIN_POSITIVE, "00100000 00000000");
    wire(f64::INFINITY, "7ff00000 00000000");
    wire(5e-324f64, "00000000 00000001");
}

#[test]
fn a_zero_keeps_its_sign() {
    assert_eq!(to_vec(&-0.0f32).unwrap(), unhex("80000000"));
    assert!(
        from_slice::<f32>(&unhex("80000000"))
            .unwrap()
            .is_sign_negative()
    );
    assert_eq!(to_vec(&-0.0f64).unwrap(), unhex("80000000 00000000"));
    assert!(
        from_slice::<f64>(&unhex("80000000 00000000"))
            .unwrap()
            .is_sign_negative()
    );
}

#[test]
fn a_nan_keeps_its_bits() {
    for bits in [0x7fc0_0001u32, 0xffff_ffff, 0x7f80_0001] {
        let value: f32 = from_slice(&bits.to_be_bytes()).unwrap();
        assert_eq!(to_vec(&value).unwrap(), bits.to_be_bytes());
    }
    for bits in [0x7ff8_0000_0000_0001u64, u64::MAX, 0x7ff0_0000_0000_0001] {
        let value: f64 = from_slice(&bits.to_be_bytes()).unwrap();
        assert_eq!(to_vec(&value).unwrap(), bits.to_be_bytes());
    }
}

#[test]
fn colour() {
    wire(Colour::Red, "00000000");
    wire(Colour::Green, "00000001");
    wire(Colour::Blue, "fffffffb");
    wire(Colour::Last, "7fffffff");
}
