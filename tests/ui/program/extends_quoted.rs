//! The older version is a path.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = "Clock")]
    //                                                 ^^^^^^^ write the path without quotes: `extends = Trait`
trait ClockV2: Clock {
    #[procedure(1, overrides)]
    async fn zone(&self) -> u32;
}

#[rpc_program(id = 0x2000_0001, version = 3, extends = Clock<2>)]
    //                                                 ^^^^^^^^ expected a path; write `extends = Trait`
trait ClockV3: Clock {
    #[procedure(1, overrides)]
    async fn zone(&self) -> u32;
}

fn main() {}
