// a result is owned
use xdr_rpc::{Fault, rpc_program};

use std::borrow::Cow;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(max = 8)]
    async fn a(&self) -> &str;
    #[procedure(2)]
    #[xdr(max = 8)]
    async fn b(&self) -> Cow<'_, str>;
    #[procedure(3)]
    #[xdr(max = 8)]
    async fn c(&self) -> Result<&[u8], Fault>;
    #[procedure(4)]
    #[xdr(max = 8)]
    async fn d(&self) -> Cow<'static, str>;
    #[procedure(5)]
    #[xdr(max = 8)]
    async fn e(&self) -> &'static str;
}

fn main() {}
