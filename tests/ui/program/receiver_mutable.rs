// the receiver is shared: `&mut self` cannot be
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&mut self) -> u64;
}

fn main() {}
