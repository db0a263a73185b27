//! What is not there has no limit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, max_args = 4096)]
    //             ^^^^^^^^ `max_args` does not apply; there are no arguments
    async fn now(&self) -> u64;
    #[procedure(2, max_reply = 4096)]
    //             ^^^^^^^^^ `max_reply` does not apply; the result is void
    async fn set(&self, at: u64);
}

fn main() {}
