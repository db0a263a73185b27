//! The size on the wire is a number.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Huge {
    huge: Box<[[u64; 0x1000_0000]; 0x1_0000_0000]>,
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ const: size on the wire overflows
}

fn main() {}
