// a result is of a type that XDR has
use xdr_rpc::{Fault, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self) -> usize;
    #[procedure(2)]
    async fn b(&self) -> Result<(u32, u32), Fault>;
}

fn main() {}
