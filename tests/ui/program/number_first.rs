//! The number of a procedure comes before its options.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(oneway, 1)]
    //          ^^^^^^ the number comes first; write `#[procedure(1, oneway)]`
    async fn hint(&self);
    #[procedure(timeout = "2s")]
    //          ^^^^^^^ the number comes first; write `#[procedure(1, timeout = "2s")]`
    async fn now(&self) -> u64;
}

fn main() {}
