//! Something of a struct is on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Cache {
//     ^^^^^ every field is skipped; nothing is left on the wire
    #[xdr(skip)]
    hits: u32,
    #[xdr(skip)]
    misses: u32,
}

fn main() {}
