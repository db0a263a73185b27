//! A procedure has one number.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(6)]
    #[procedure(7)]
    //^^^^^^^^^^^^^ duplicate `procedure`; keep one
    async fn now(&self) -> u64;
}

fn main() {}
