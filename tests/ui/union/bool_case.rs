//! A `bool` is `true` or `false`.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = bool)]
enum Maybe {
    #[xdr(case = 1)]
    //           ^ case of a `bool` switch is `true` or `false`
    Some(u64),
    #[xdr(case = false)]
    None,
}

fn main() {}
