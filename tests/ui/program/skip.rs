//! Neither argument nor result can be skipped.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(skip)]
    //    ^^^^ a result cannot be skipped; a procedure without one has no `->`
    async fn a(&self) -> u64;
    #[procedure(2)]
    async fn b(&self, #[xdr(skip)] at: u64, other: u64);
    //                      ^^^^ an argument cannot be skipped; remove the argument
}

fn main() {}
