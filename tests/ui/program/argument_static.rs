//! An argument is lent for the call and no longer.

use xdr_rpc::rpc_program;

use std::borrow::Cow;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, #[xdr(max = 4)] name: &'static str);
    //                                       ^^^^^^^ an argument is lent for the call; write `'_`, or nothing in a reference
    #[procedure(2)]
    async fn b(&self, #[xdr(max = 4)] name: Cow<'static, str>);
    //                                          ^^^^^^^ an argument is lent for the call; write `'_`, or nothing in a reference
}

fn main() {}
