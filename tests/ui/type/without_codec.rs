//! A foreign type needs a codec.

use std::time::Instant;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Event {
    at: Instant,
    //  ^^^^^^^ rustc E0277: `Instant` has no XDR encoding of its own
}

fn main() {}
