//! Two procedures cannot have one number, also where rustc has to evaluate it.

use xdr_rpc::rpc_program;

const SET: u32 = 1;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
    #[procedure(SET)]
    //          ^^^ const: the number of procedure `set` is already taken; choose another one
    async fn set(&self, at: u64);
}

fn main() {}
