//! The receiver is shared: `&mut self` cannot be.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&mut self) -> u64;
    //           ^^^^^^^^^ calls run at the same time and share the implementation; write `&self`
}

fn main() {}
