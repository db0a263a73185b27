//! What a number means does not change by accident.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
trait ClockV2: Clock {
    #[procedure(1)]
    //          ^ const: the older version has the number of procedure `zone`; choose another one, or write `overrides`
    async fn zone(&self) -> u32;
}

const ONE: u32 = 1;

#[rpc_program(id = 0x2000_0001, version = 3, extends = ClockV2)]
trait ClockV3: ClockV2 {
    #[procedure(ONE)]
    //          ^^^ const: the older version has the number of procedure `zones`; choose another one, or write `overrides`
    async fn zones(&self) -> u32;
}

fn main() {}
