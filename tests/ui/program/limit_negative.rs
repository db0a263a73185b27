//! The limit of a result is not negative, behind a constant either.

use xdr_rpc::{Fault, rpc_program};

const LIMIT: i32 = -1;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    #[xdr(max = LIMIT)]
    //          ^^^^^ const: limit is negative
    async fn all(&self) -> Result<Vec<u8>, Fault>;
}

fn main() {}
