//! A procedure is not generic.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set<T>(&self, at: T);
    //          ^^^ a procedure is not generic; both sides know its types
    #[procedure(2)]
    async fn fill<const N: usize>(&self, at: [u32; N]);
    //           ^^^^^^^^^^^^^^^^ a procedure is not generic; both sides know its types
}

fn main() {}
