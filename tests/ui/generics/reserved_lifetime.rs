//! The generated lifetime is taken.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name<'__de> {
//          ^^^^^ `'__de` is used by the generated code; choose another name
    #[xdr(max = 255)]
    name: &'__de str,
}

fn main() {}
