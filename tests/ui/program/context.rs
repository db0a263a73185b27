// there is one context, lent, directly after `&self`
use xdr_rpc::{Context, rpc_program};

type Cx = Context;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, at: u64, cx: &Context);
    #[procedure(2)]
    async fn b(&self, cx: &Context, again: &Context);
    #[procedure(3)]
    async fn c(&self, cx: &mut Context);
    #[procedure(4)]
    async fn d(&self, #[context] cx: Cx);
    #[procedure(5)]
    async fn e(&self, #[xdr(max = 4)] cx: &Context);
}

fn main() {}
