//! Where a program asks for access, every procedure says who may call it.

use xdr_rpc::rpc_program;

#[derive(Debug)]
enum Access {
    Read,
}

const THREE: u32 = 3;

#[rpc_program(id = 0x2000_0001, version = 1, access = Access)]
trait Clock {
    #[procedure(1, access = Access::Read)]
    async fn now(&self) -> u64;
    #[procedure(2)]
    async fn set(&self, at: u64);
    //       ^^^ procedure `set` does not say who may call it; write `#[procedure(2, access = ..)]`
    #[procedure(THREE, idempotent)]
    async fn reset(&self);
    //       ^^^^^ procedure `reset` does not say who may call it; write `#[procedure(.., access = ..)]`
}

fn main() {}
