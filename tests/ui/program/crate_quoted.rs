//! The path of the crate is a path, not a text.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1, crate = "xdr_rpc")]
//                                                   ^^^^^^^^^ write the path without quotes: `crate = path`
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
