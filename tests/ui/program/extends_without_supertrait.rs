//! An implementation of a newer version is one of the older version too.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
    //                                                 ^^^^^ who implements `ClockV2` implements `Clock` too; write `trait ClockV2: Clock`
trait ClockV2 {
    #[procedure(2)]
    async fn zone(&self) -> u32;
}

fn main() {}
