//! A number is a constant that exists; rustc says so once, where it is written.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(MISSING)]
    //          ^^^^^^^ rustc E0425: cannot find value `MISSING` in this scope
    async fn now(&self) -> u64;
}

fn main() {}
