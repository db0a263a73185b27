// our attributes stand where they mean something
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
#[xdr(max = 3)]
trait Clock {
    #[procedure(1)]
    #[context]
    async fn now(&self, #[procedure(2)] at: u64) -> u64;
    #[procedure(3)]
    async fn set(#[xdr(max = 3)] &self, at: u64);
}

fn main() {}
