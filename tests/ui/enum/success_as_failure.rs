//! 0 means success.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(failure)]
enum Literal {
    Fine = 0,
    Bad = 1,
}

const FINE: isize = 0;

#[derive(Xdr)]
#[xdr(failure)]
enum Constant {
    Fine = FINE,
}

fn main() {}
