// the path of the crate is a path, not a text
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1, crate = "xdr_rpc")]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
