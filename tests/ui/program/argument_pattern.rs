//! An argument is a plain name.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, [hour, minute]: [u32; 2]);
    //                ^^^^^^^^^^^^^^ an argument needs a plain name; take it apart in the `impl`
    #[procedure(2)]
    async fn b(&self, _: u32);
    //                ^ an argument needs a plain name; take it apart in the `impl`
}

fn main() {}
