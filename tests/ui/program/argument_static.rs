// an argument is lent for the call and no longer
use xdr_rpc::rpc_program;

use std::borrow::Cow;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, #[xdr(max = 4)] name: &'static str);
    #[procedure(2)]
    async fn b(&self, #[xdr(max = 4)] name: Cow<'static, str>);
}

fn main() {}
