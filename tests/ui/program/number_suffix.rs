//! A procedure number is a `u32` and no other integer.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(3u8)]
    //          ^^^ a procedure number is a `u32`; write `3`
    async fn now(&self) -> u64;
}

fn main() {}
