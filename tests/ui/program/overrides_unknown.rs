//! What is overridden is there.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
trait ClockV2: Clock {
    #[procedure(2, overrides)]
    //             ^^^^^^^^^ const: procedure `zone` overrides nothing, since the older version has no procedure of its number; remove `overrides`
    async fn zone(&self) -> u32;
}

fn main() {}
