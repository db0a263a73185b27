//! A misspelt key of a result or an argument is answered with the right one.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    #[xdr(maximum = 4)]
    //    ^^^^^^^ unknown field attribute `maximum`; did you mean `max`?
    async fn all(&self, #[xdr(macs = 4)] name: &str) -> Vec<u8>;
    //                        ^^^^ unknown field attribute `macs`; expected one of `max`, `each`, `list`, `nested`, `range`, `as`, `with`, `skip`, `tag`
}

fn main() {}
