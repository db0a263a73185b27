//! 0 means success, also behind a constant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32, failure)]
enum Literal {
    #[xdr(case = 0)]
    //           ^ 0 stands for success in a result; a failure needs another value
    Fine,
}

const FINE: u32 = 0;

#[derive(Xdr)]
#[xdr(switch = u32, failure)]
enum Constant {
    #[xdr(case = FINE)]
    //           ^^^^ const: 0 stands for success in a result; a failure needs another value
    Fine,
}

fn main() {}
