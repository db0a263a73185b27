//! A version is higher than the one that it extends.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

const FIRST: u32 = 1;

#[rpc_program(id = 0x2000_0001, version = FIRST, extends = Clock)]
    //                                    ^^^^^ const: the version is not higher than the one that it extends; number versions upwards
trait ClockV2: Clock {
    #[procedure(2)]
    async fn zone(&self) -> u32;
}

fn main() {}
