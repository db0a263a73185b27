//! `true` and `false` leave nothing for a default.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = bool)]
enum Maybe {
    #[xdr(case = true)]
    Some(u64),
    #[xdr(case = false)]
    None,
    #[xdr(default)]
    //    ^^^^^^^ the default arm can never be reached; remove it
    Else(#[xdr(tag)] bool),
}

fn main() {}
