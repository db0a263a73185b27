//! A procedure has a receiver.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(at: u64) -> u64;
    //       ^^^ procedure `now` has no receiver; write `&self` first
}

fn main() {}
