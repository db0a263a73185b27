//! The context does not travel.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, #[xdr(max = 4)] cx: &Context);
    //                  ^^^^^^^^^^^^^^^ the context does not travel; remove `xdr`
}

fn main() {}
