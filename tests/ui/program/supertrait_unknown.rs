// a supertrait is one that there is; rustc says so once
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock: Timer {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
