//! A procedure number is an integer.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(4.0)]
    //          ^^^ a procedure number is a `u32`; write an integer such as `1`
    async fn now(&self) -> u64;
}

fn main() {}
