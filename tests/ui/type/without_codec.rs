//! A foreign type needs a codec.

use std::time::Instant;
use xdr_core::Xdr;

#[derive(Xdr)]
struct Event {
    at: Instant,
}

fn main() {}
