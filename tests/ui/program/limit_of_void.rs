//! A void result has no limit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(max = 4)]
    //    ^^^ `max` does not apply; the result is void
    async fn ping(&self);
}

fn main() {}
