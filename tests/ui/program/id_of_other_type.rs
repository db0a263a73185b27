//! A constant of another type is no program number; rustc says so where it is written.

use xdr_rpc::rpc_program;

const ID: u64 = 0x2000_0001;

#[rpc_program(id = ID, version = 1)]
//                 ^^ rustc E0308: mismatched types
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
