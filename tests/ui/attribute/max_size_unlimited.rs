//! What has no limit has no maximal size.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(max_size)]
struct Node {
    #[xdr(max = unbounded)]
    body: Vec<u8>,
    //    ^^^^^^^ `body` has no limit, so the type has no maximal size
}

fn main() {}
