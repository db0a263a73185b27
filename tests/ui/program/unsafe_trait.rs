//! A program is a plain trait.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
unsafe trait Clock {
//^^^^ a program is a plain trait; remove `unsafe`
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
