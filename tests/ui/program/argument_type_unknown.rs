//! A type that is missing is reported once.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: Time) -> u32;
    //                      ^^^^ rustc E0425: cannot find type `Time` in this scope
}

fn main() {}
