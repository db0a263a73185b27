// the limit of a result obeys the rules of a field's
use xdr_rpc::{Fault, rpc_program};

const NEGATIVE: i32 = -1;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    #[xdr(max = NEGATIVE)]
    async fn a(&self) -> Result<Vec<u8>, Fault>;
}

#[rpc_program(id = 0x2000_0001, version = 2)]
trait NamesV2 {
    #[procedure(1)]
    #[xdr(maximum = 4)]
    async fn a(&self) -> Vec<u8>;
    #[procedure(2)]
    #[xdr(max = 4)]
    async fn b(&self) -> Vec<String>;
    #[procedure(3)]
    #[xdr(max = 4)]
    async fn c(&self) -> u32;
}

fn main() {}
