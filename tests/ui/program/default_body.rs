//! A procedure has no default body.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64 {
    //                         ^ a procedure has no default body; write `;` and implement it in the `impl`
        0
    }
}

fn main() {}
