// a result is owned
use xdr_rpc::rpc_program;
use std::borrow::Cow;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    #[xdr(max = 8)]
    async fn a(&self) -> &str;
    #[procedure(2)]
    #[xdr(max = 8)]
    async fn b(&self) -> Cow<'_, str>;
    #[procedure(3)]
    async fn c(&self) -> impl Sized;
}

fn main() {}
