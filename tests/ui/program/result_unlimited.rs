// a string, opaque or array result has a limit, beside a failure too
use xdr_rpc::{Fault, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn a(&self) -> String;
    #[procedure(2)]
    async fn b(&self) -> Result<Vec<u8>, Fault>;
    #[procedure(3)]
    async fn c(&self) -> Option<Vec<u32>>;
}

fn main() {}
