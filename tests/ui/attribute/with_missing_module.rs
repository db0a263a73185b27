//! A misspelt module is shown where it stands.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(with = codec)]
    //           ^^^^^ rustc E0433: cannot find module or crate `codec` in this scope
    one: u8,
}

fn main() {}
