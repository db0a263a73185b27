//! A program is not generic.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Store<T> {
//         ^^^ a program is not generic; both sides know its types
    #[procedure(1)]
    async fn put(&self, #[xdr(max = 8)] item: String);
}

fn main() {}
