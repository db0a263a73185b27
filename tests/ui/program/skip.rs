// neither argument nor result can be skipped
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(skip)]
    async fn a(&self) -> u64;
    #[procedure(2)]
    async fn b(&self, #[xdr(skip)] at: u64, other: u64);
}

fn main() {}
