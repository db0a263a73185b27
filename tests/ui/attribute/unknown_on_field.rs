//! An unknown key of a field.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(maximum = 255)]
    id: u64,
    #[xdr(entirely, max = 3)]
    name: String,
}

fn main() {}
