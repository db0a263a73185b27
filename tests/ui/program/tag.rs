//! `tag` is for an arm of a union.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(tag)]
    //    ^^^ `tag` belongs to an arm of a union
    async fn now(&self) -> u64;
    #[procedure(2)]
    async fn set(&self, #[xdr(tag)] at: u64);
    //                        ^^^ `tag` belongs to an arm of a union; remove it
}

fn main() {}
