//! The elements of an array have a limit of their own.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn put(&self, #[xdr(max = 4)] names: Vec<&str>);
    //                                              ^^^ `str` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[procedure(2)]
    #[xdr(max = 4)]
    async fn all(&self) -> Vec<String>;
    //                         ^^^^^^ the elements have no limit; add `each(max = ..)`
}

fn main() {}
