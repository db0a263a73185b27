// the receiver is shared: `self` cannot be moved
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(self) -> u64;
    #[procedure(2)]
    async fn later(self: std::sync::Arc<Self>) -> u64;
}

fn main() {}
