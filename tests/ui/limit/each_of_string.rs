//! Strings and opaque data have no elements.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 16, each(max = 255))]
    //              ^^^^ `each` applies to arrays; strings and opaque data have one limit
    name: String,
    #[xdr(max = 16, each(max = 255))]
    //              ^^^^ `each` applies to arrays; strings and opaque data have one limit
    opaque: Vec<u8>,
    #[xdr(each(max = 255))]
    //    ^^^^ `each` applies to arrays; opaque data has no elements but with `each(as = ..)`
    fixed: [u8; 16],
}

fn main() {}
