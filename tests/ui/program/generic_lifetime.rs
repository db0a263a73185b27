// a procedure declares no lifetimes
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn zone<'a>(&'a self, #[xdr(max = 8)] name: &'a str);
}

fn main() {}
