// a string, opaque or array argument has a limit
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn find(&self, name: &str) -> u32;
    #[procedure(2)]
    async fn put(&self, data: &[u8], numbers: Vec<u32>);
}

fn main() {}
