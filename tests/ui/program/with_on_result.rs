//! `with` is for a field.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(with = module)]
    //    ^^^^ `with` belongs on a field; give the result a struct of its own
    async fn now(&self) -> u64;
}

fn main() {}
