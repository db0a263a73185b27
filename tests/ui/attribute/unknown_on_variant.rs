//! An unknown key of a variant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(cases = 1)]
    //    ^^^^^ unknown variant attribute `cases`; did you mean `case`?
    #[xdr(case = 1)]
    File(u64),
}

fn main() {}
