//! There is one context.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, cx: &Context, again: &Context);
    //                                ^^^^^^^^^^^^^^^ a procedure has one context; remove this one
    #[procedure(2)]
    async fn half(&self, #[cfg(all())] cx: &Context, again: &Context);
    //                                               ^^^^^^^^^^^^^^^ a procedure has one context; remove this one
}

fn main() {}
