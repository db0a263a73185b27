//! A result has one type: `impl Trait` is generic.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> impl Sized;
    //                     ^^^^^^^^^^ a procedure is not generic; write the type that travels
}

fn main() {}
