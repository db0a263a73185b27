//! The context comes directly after `&self`.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: u64, cx: &Context);
    //                           ^^^^^^^^^^^^ the context comes directly after `&self`; move it there
}

fn main() {}
