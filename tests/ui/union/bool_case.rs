//! A `bool` is `true` or `false`.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = bool)]
enum Maybe {
    #[xdr(case = 1)]
    Some(u64),
    #[xdr(case = false)]
    None,
}

fn main() {}
