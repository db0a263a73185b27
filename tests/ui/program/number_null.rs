//! Procedure 0 always exists and cannot be declared.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(0)]
    //          ^ procedure 0 is NULL, which every program has; number your own from 1
    async fn nothing(&self);
}

fn main() {}
