//! The number of a procedure comes first and has no name.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(number = 4)]
    //          ^^^^^^ the number comes first and has no name; write `#[procedure(1)]`
    async fn now(&self) -> u64;
}

fn main() {}
