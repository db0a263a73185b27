//! Only a version that extends another one overrides.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, overrides)]
    //             ^^^^^^^^^ there is nothing to override; write `extends = Trait` in `#[rpc_program(..)]`, or remove `overrides`
    async fn now(&self) -> u64;
}

fn main() {}
