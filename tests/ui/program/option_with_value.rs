//! An option that is a word takes no value.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, idempotent = true)]
    //                          ^^^^ `idempotent` takes no value; write `idempotent`
    async fn now(&self) -> u64;
    #[procedure(2, oneway =)]
    //             ^^^^^^ `oneway` takes no value; write `oneway`
    async fn hint(&self);
}

fn main() {}
