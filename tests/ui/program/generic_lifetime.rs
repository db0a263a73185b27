//! A procedure declares no lifetimes.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn zone<'a>(&'a self, #[xdr(max = 8)] name: &'a str);
    //           ^^^^ a procedure has no lifetimes; leave them out, an argument is borrowed for the call
}

fn main() {}
