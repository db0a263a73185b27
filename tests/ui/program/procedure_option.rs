//! An unknown option of a procedure is named.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(5, quick)]
    //             ^^^^^ unknown option `quick`; there is none besides the number
    async fn now(&self) -> u64;
}

fn main() {}
