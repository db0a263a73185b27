//! Nobody knows the maximal size of what is coded by hand.

use xdr_core::Xdr;

mod codec {}

#[derive(Xdr)]
#[xdr(max_size)]
struct Node {
    #[xdr(with = codec)]
    body: u32,
    //    ^^^ `body` is coded by hand, so the type has no known maximal size
}

fn main() {}
