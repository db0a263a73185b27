//! A ceiling is a positive number.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(amplification = 0)]
//                    ^ expected a positive number
struct Node {
    id: u64,
}

#[derive(Xdr)]
#[xdr(amplification = -1)]
//                    ^^ expected a positive number
struct Negative {
    id: u64,
}

#[derive(Xdr)]
#[xdr(amplification = "64")]
//                    ^^^^ expected a positive number
struct Text {
    id: u64,
}

fn main() {}
