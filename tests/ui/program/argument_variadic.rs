//! A procedure has a fixed list of arguments.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: u64, ...);
    //                           ^^^ a procedure has a fixed list of arguments; remove `...`
    //                           ^^^ rustc warning: missing pattern for `...` argument
}

fn main() {}
