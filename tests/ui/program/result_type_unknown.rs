//! A type of a result that is missing is reported once.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> Time;
    //                     ^^^^ rustc E0425: cannot find type `Time` in this scope
}

fn main() {}
