//! An alias does not hide that the elements have no limit.

use xdr_core::Xdr;

type Name = String;

#[derive(Xdr)]
struct Names {
    #[xdr(max = 16)]
    names: Vec<Name>,
    //     ^^^^^^^^^ rustc E0277: `std::string::String` has no XDR encoding of its own
}

fn main() {}
