//! A result shows its failure: an alias of `Result` hides it.

use std::io;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> io::Result<u64>;
    //                         ^^^^^^^^^^^ the failure is part of the definition; write `Result<T, E>` with both types
}

fn main() {}
