//! Two procedures cannot have one number; both places are shown.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    //          ^ procedure number 1 is first taken here, by `now`
    async fn now(&self) -> u64;
    #[procedure(0x1)]
    //          ^^^ procedure number 1 is already taken by `now`
    async fn set(&self, at: u64);
}

fn main() {}
