//! A procedure number is a number, not a text.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure("5")]
    //          ^^^ a procedure number is a `u32`, not a string; write `5`
    async fn now(&self) -> u64;
}

fn main() {}
