// the elements of an array have a limit of their own
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn put(&self, #[xdr(max = 4)] names: Vec<&str>);
    #[procedure(2)]
    #[xdr(max = 4)]
    async fn all(&self) -> Vec<String>;
}

fn main() {}
