//! The context is lent, and to be read.

use xdr_rpc::{Context, rpc_program};

type Cx = Context;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, cx: &mut Context);
    //                    ^^^^^^^^^^^^ the context is lent; write `&Context`
    #[procedure(2)]
    async fn b(&self, #[context] cx: Cx);
    //                               ^^ the context is lent; write `&Context`
}

fn main() {}
