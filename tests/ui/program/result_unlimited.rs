//! A string, opaque or array result has a limit, beside a failure too.

use xdr_rpc::{Fault, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn a(&self) -> String;
    //                   ^^^^^^ `String` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[procedure(2)]
    async fn b(&self) -> Result<Vec<u8>, Fault>;
    //                          ^^^^^^^ `Vec<u8>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[procedure(3)]
    async fn c(&self) -> Option<Vec<u32>>;
    //                          ^^^^^^^^ `Vec<u32>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
}

fn main() {}
