//! Two procedures cannot have one name.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
    //       ^^^ procedure `now` is first declared here
    #[procedure(2)]
    async fn now(&self) -> u64;
    //       ^^^ procedure `now` is declared twice; choose another name
}

fn main() {}
