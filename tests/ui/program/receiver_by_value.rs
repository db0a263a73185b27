//! The receiver is shared: `self` cannot be moved.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(self) -> u64;
    //           ^^^^ calls run at the same time and share the implementation; write `&self`
    #[procedure(2)]
    async fn later(self: std::sync::Arc<Self>) -> u64;
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^ calls run at the same time and share the implementation; write `&self`
}

fn main() {}
