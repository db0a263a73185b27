// options are known, named and given once
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, verison = 1, version = 1, id = 2, colour = 3, 4)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 1, crate = "xdr_rpc")]
trait Timer {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
