//! Our attributes stand where they mean something.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
#[xdr(max = 3)]
//^^^^^^^^^^^^^ `xdr` belongs on an argument, or on a method for its result
trait Clock {
    #[procedure(1)]
    #[context]
    //^^^^^^^^ `context` belongs on a parameter
    async fn now(&self, #[procedure(2)] at: u64) -> u64;
    //                  ^^^^^^^^^^^^^^^ `procedure` belongs on a method of the trait
    #[procedure(3)]
    async fn set(#[xdr(max = 3)] &self, at: u64);
    //           ^^^^^^^^^^^^^^^ `xdr` belongs on an argument, or on a method for its result
}

fn main() {}
