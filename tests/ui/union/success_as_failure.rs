//! 0 means success, also behind a constant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32, failure)]
enum Literal {
    #[xdr(case = 0)]
    Fine,
}

const FINE: u32 = 0;

#[derive(Xdr)]
#[xdr(switch = u32, failure)]
enum Constant {
    #[xdr(case = FINE)]
    Fine,
}

fn main() {}
