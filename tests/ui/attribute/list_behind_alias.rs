//! A list has a limit, also behind a name.

use xdr_core::Xdr;

type Numbers = Vec<u32>;

#[derive(Xdr)]
struct Node {
    #[xdr(list)]
    numbers: Numbers,
    //       ^^^^^^^ `Numbers` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
}

fn main() {}
