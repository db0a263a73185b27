//! 0 means success.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(failure)]
enum Literal {
    Fine = 0,
    //     ^ 0 stands for success in a result; a failure needs another value
    Bad = 1,
}

const FINE: isize = 0;

#[derive(Xdr)]
#[xdr(failure)]
enum Constant {
    Fine = FINE,
    //     ^^^^ const: 0 stands for success in a result; a failure needs another value
}

fn main() {}
