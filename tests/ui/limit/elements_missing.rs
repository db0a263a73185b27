//! Elements of variable length have a limit too.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names {
    #[xdr(max = 16)]
    names: Vec<String>,
    //         ^^^^^^ the elements have no limit; add `each(max = ..)`
}

fn main() {}
