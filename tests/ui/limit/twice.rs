//! A key is given once.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = 255, max = 16)]
    //               ^^^ duplicate `max`; keep one
    one: String,
    #[xdr(max = 255)]
    #[xdr(max = 16)]
    //    ^^^ duplicate `max`; keep one
    two: String,
}

fn main() {}
