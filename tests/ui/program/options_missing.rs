// program number and version are mandatory
use xdr_rpc::rpc_program;

#[rpc_program]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
