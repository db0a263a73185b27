//! All versions of a program have one number.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0002, version = 2, extends = Clock)]
    //             ^^^^^^^^^^^ const: the program number is not that of the older version; all versions have one number
trait ClockV2: Clock {
    #[procedure(2)]
    async fn zone(&self) -> u32;
}

fn main() {}
