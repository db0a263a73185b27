//! A limit does not depend on the value.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    len: u32,
    #[xdr(max = self.len)]
    //          ^^^^^^^^ a limit is a constant; it cannot depend on the value
    name: String,
}

fn main() {}
