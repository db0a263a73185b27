//! A version that extends one with access says what its own procedures ask for.

use xdr_rpc::rpc_program;

#[derive(Debug)]
enum Access {
    Read,
}

#[rpc_program(id = 0x2000_0001, version = 1, access = Access)]
trait Clock {
    #[procedure(1, access = Access::Read)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
    //                                                 ^^^^^ const: the older version says what its callers must be allowed; write `access = Type` here as well, so that each procedure does
trait ClockV2: Clock {
    #[procedure(2)]
    async fn set(&self, to: u64);
}

fn main() {}
