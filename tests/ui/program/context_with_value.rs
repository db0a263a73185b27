//! `context` is a word and nothing more.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, #[context(peer)] cx: &Context);
    //                  ^^^^^^^^^^^^^^^^ `context` takes no value; write `#[context]`
}

fn main() {}
