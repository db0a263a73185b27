//! A string, opaque or array argument has a limit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn find(&self, name: &str) -> u32;
    //                          ^^^ `str` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[procedure(2)]
    async fn put(&self, data: &[u8], numbers: Vec<u32>);
    //                         ^^^^ `[u8]` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    //                                        ^^^^^^^^ `Vec<u32>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
}

fn main() {}
